/** Each shape in docs/shapes.md: its drift is found, and removed where it stands, or the finding says why not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/api.ts';
import { makeFolder, readFiles } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { after, before, SHAPES } from '../support/shapes.ts';

function each(files: Files, of: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, of(String(text))]));
}

describe.each(Object.entries(SHAPES))('%s', (_, shapes) => {
  test.each(shapes)('$name', async ({ files, reported }) => {
    const cwd = makeFolder(each(files, before));
    const { findings } = await fix({ cwd, review: true, write: true });
    expect(readFiles(cwd)).toEqual(each(files, after));
    if (reported !== null) {
      expect(findings.map(({ rule, help }) => `${rule}: ${help}`)).toEqual(reported);
      return;
    }
    expect(each(files, after)).not.toEqual(each(files, before));
    expect((await fix({ cwd, review: true })).findings).toEqual([]);
  });
});

test('docs/shapes.md has each shape, and what happens to it', () => {
  const page = readFileSync(join(PROJECT, 'docs/shapes.md'), 'utf8');
  const tables = page.split(/^## /m).slice(1);
  const rows = tables.map((table) => [
    table.split('\n', 1)[0],
    [...table.matchAll(/^\| (\S.*?) +\| (\w[\w ]*?) +\|$/gm)].slice(1).map(([, name, what]) => [name, what]),
  ]);
  expect(rows).toEqual(
    Object.entries(SHAPES).map(([heading, shapes]) => [
      heading,
      shapes.map(({ name, reported }) => [
        name,
        reported === null ? 'edited' : reported.length > 0 ? 'reported only' : 'not judged',
      ]),
    ]),
  );
});
