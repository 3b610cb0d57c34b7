/** The git that is run is never one that the tree brings. */
import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Run } from '../support/cli.ts';
import { addFiles, makeFolder, makeRepository } from '../support/library.ts';
import { stepalign } from '../support/warm-cli.ts';

const OWN_PATH = process.env['PATH'] ?? '';

/** A library with a git in it, which leaves a mark. */
function makeTrap(): { readonly folder: string; readonly mark: string } {
  const folder = makeRepository({
    'steps.py': 'CONTRACT = ScriptContract()\n',
    '.gitignore': 'ignored.py\n',
  });
  const mark = join(makeFolder(), 'mark');
  addFiles(folder, {
    'ignored.py': 'X = ScriptContract(\n',
    'bin/git': `#!/bin/sh\ntouch ${mark}\nexit 1\n`,
  });
  chmodSync(join(folder, 'bin/git'), 0o755);
  return { folder, mark };
}

function checkWith(path: readonly string[], folder: string, cwd = folder): Run {
  return stepalign(cwd, ['check', folder], { env: { PATH: path.join(delimiter) } });
}

describe('a git of the tree is passed by', () => {
  test.each<[string, (folder: string) => string]>([
    ['an absolute entry', (folder) => join(folder, 'bin')],
    ['a relative entry', () => 'bin'],
    [
      'a link to its folder',
      (folder) => {
        const link = join(makeFolder(), 'bin');
        symlinkSync(join(folder, 'bin'), link);
        return link;
      },
    ],
    [
      'a link to itself',
      (folder) => {
        const outside = makeFolder();
        symlinkSync(join(folder, 'bin/git'), join(outside, 'git'));
        return outside;
      },
    ],
  ])('%s', (_, entryFor) => {
    const { folder, mark } = makeTrap();
    const { exitCode } = checkWith([entryFor(folder), OWN_PATH], folder);
    expect([exitCode, existsSync(mark)]).toEqual([0, false]);
  });

  test('also where another tree is the working directory', () => {
    const { folder, mark } = makeTrap();
    const other = makeRepository({ 'other.py': '' });
    expect(checkWith([join(folder, 'bin'), OWN_PATH], folder, other).exitCode).toBe(0);
    expect(existsSync(mark)).toBe(false);
  });
});

test('where there is no other, that is said', () => {
  const { folder, mark } = makeTrap();
  expect(checkWith([join(folder, 'bin')], folder).stdout).toContain(
    '.: note git does not answer here, so that ignored files are read, too: git is not in PATH; only absolute entries that lie outside of the tree are looked in\n',
  );
  expect(existsSync(mark)).toBe(false);
});

test('what is no program is no git', () => {
  const { folder } = makeTrap();
  const [plain, taken] = [makeFolder({ git: '' }), makeFolder()];
  mkdirSync(join(taken, 'git'));
  expect(checkWith([plain, taken, OWN_PATH], folder).exitCode).toBe(0);
});
