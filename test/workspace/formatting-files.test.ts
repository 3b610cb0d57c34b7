/** Which files of a tree are read to know how it is formatted. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFormattingFiles } from '../../src/workspace/formatting-files.ts';
import { makeFolder } from '../support/library.ts';

test('those of the folder and of the folders above it, the nearest first, and none above the top', async () => {
  const folder = makeFolder({
    'pyproject.toml': 'outside',
    'top/pyproject.toml': 'top',
    'top/a/README.md': 'none',
    'top/a/b/.prettierrc': 'b',
    'top/a/b/c/.editorconfig': 'c',
  });
  expect(await readFormattingFiles(`${folder}/top/a/b`, `${folder}/top`)).toEqual([
    { path: `${folder}/top/a/b/.prettierrc`, text: 'b' },
    { path: `${folder}/top/pyproject.toml`, text: 'top' },
  ]);
});

test('what is no readable text stands there without one, and a program is not even read', async () => {
  const folder = makeFolder({
    '.prettierrc': Buffer.from([0xff, 0xfe, 0x00]),
    'prettier.config.mjs': 'export default {};',
    'elsewhere.toml': 'line-length = 1',
  });
  symlinkSync('elsewhere.toml', join(folder, 'ruff.toml'));
  const files = await readFormattingFiles(folder, folder);
  expect(Object.fromEntries(files.map(({ path, text }) => [path.slice(folder.length + 1), text]))).toEqual({
    '.prettierrc': null,
    'prettier.config.mjs': '',
    'ruff.toml': null,
  });
});
