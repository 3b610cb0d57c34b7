/** What is in the package: what docs/package.md says, and nothing else. */
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { below, codes, tableBelow } from '../support/pages.ts';
import { packProject } from '../support/packed.ts';

const PAGE = 'docs/package.md';

/** A number of MB that the page tells, in bytes. */
function told(pattern: RegExp): number {
  return Number(pattern.exec(below(PAGE, 'What is in it'))?.[1]) * 1e6;
}

test('the packed files are those that the page tells, and no larger', async () => {
  const { files, size, unpackedSize, file } = packProject();
  const globs = tableBelow(PAGE, 'What is in it').flatMap(([cell = '']) => codes(cell));
  const paths = files.map(({ path }) => path);
  expect(paths.filter((path) => !picomatch(globs)(path))).toEqual([]);
  expect(globs.filter((glob) => !paths.some((path) => picomatch(glob)(path)))).toEqual([]);
  expect(size).toBeLessThan(told(/At most ([\d.]+) MB as a tarball/));
  expect(unpackedSize).toBeLessThan(told(/and ([\d.]+) MB unpacked/));
  expect(files.filter(({ mode }) => (mode & 0o111) !== 0).map(({ path }) => path)).toEqual([
    'dist/src/cli/main.js',
  ]);

  // An ES module: what can only be asked by CommonJS, or by Node 10, isn't.
  const { problems } = (await checkPackage(createPackageFromTarballData(readFileSync(file)))) as {
    problems: readonly { kind: string; resolutionKind?: string }[];
  };
  expect(
    problems.filter(({ resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind ?? '')),
  ).toEqual([]);
});
