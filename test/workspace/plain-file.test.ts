/** What stands under the name of a configuration or of an ignore file and is none. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/api.ts';
import { readFormattingFiles } from '../../src/workspace/formatting-files.ts';
import { stepalign } from '../support/cli.ts';
import { addFiles, makeFolder, makeRepository } from '../support/library.ts';

const CONFIG = 'stepalign.config.json';
const LIBRARY = { 'steps.py': 'CONTRACT = ScriptContract()\n' };

const notPlain = (what: string): string =>
  `it is ${what}, and only a plain file is read under this name: put one there, or move it away`;

/** What may stand under a name, and what is said of it. */
const UNFIT: readonly (readonly [string, string, (path: string) => void])[] = [
  ['a pipe', notPlain('a named pipe'), (path) => execFileSync('mkfifo', [path])],
  [
    'a folder',
    notPlain('a folder'),
    (path) => {
      mkdirSync(path);
    },
  ],
  [
    'a link to a device',
    notPlain('a device'),
    (path) => {
      symlinkSync('/dev/zero', path);
    },
  ],
  [
    'a link that leads nowhere',
    'it is a link that leads nowhere: mend it, or move it away',
    (path) => {
      symlinkSync('nothing', path);
    },
  ],
  [
    'a link to itself',
    'it is a link that leads back to itself: mend it, or move it away',
    (path) => {
      symlinkSync(path, path);
    },
  ],
];

const tooLarge = (kibibytes: number): string =>
  `it has more than ${kibibytes} KiB, which is too large for what is written by hand: make it smaller, or move it away`;

async function refusal(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'not refused',
    (error: unknown) => String(error),
  );
}

describe('is refused as the configuration', () => {
  test.each(UNFIT)('%s', async (_, why, make) => {
    const folder = makeFolder(LIBRARY);
    make(join(folder, CONFIG));
    expect(await refusal(check({ cwd: folder }))).toBe(`UsageError: ${folder}/${CONFIG}: ${why}`);
  });

  test('a file that is too large', async () => {
    const folder = makeFolder({ ...LIBRARY, [CONFIG]: '{}' });
    truncateSync(join(folder, CONFIG), 1024 * 1024 + 1);
    expect(await refusal(check({ cwd: folder }))).toBe(`UsageError: ${folder}/${CONFIG}: ${tooLarge(1024)}`);
  });

  test('what may not be read, in one line', () => {
    const folder = makeFolder({ ...LIBRARY, [CONFIG]: '{}' });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, CONFIG), 0);
    expect(stepalign(folder, ['check'], { underPermissions: true })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `stepalign: ${folder}/${CONFIG}: it may not be read: check its permissions, or move it away\n`,
    });
  });

  test('also where nothing else says that it stands in a project', async () => {
    const folder = makeRepository({ 'lib/steps.py': LIBRARY['steps.py'] });
    symlinkSync('nothing', join(folder, 'lib', CONFIG));
    expect(await refusal(check({ cwd: folder, paths: ['lib'] }))).toMatch(
      /lib\/stepalign\.config\.json: it is a link/,
    );
  });
});

test.each([
  ['no JSON', 'secret', 'it is no JSON'],
  ['another JSON', '{ "secret": 1 }', "it isn't what its schema asks for"],
])('what lies outside of the tree is not quoted: %s', async (_, text, why) => {
  const outside = makeFolder({ 'other.json': text });
  const folder = makeFolder(LIBRARY);
  symlinkSync(join(outside, 'other.json'), join(folder, CONFIG));
  expect(await refusal(check({ cwd: folder }))).toBe(
    `UsageError: ${folder}/${CONFIG}: ${why}; it is a link that leads out of the tree: what it leads to is not shown`,
  );
});

describe.each([
  '.prettierrc',
  'package.json',
  '.prettierignore',
  '.editorconfig',
  'pyproject.toml',
  'ruff.toml',
])('is refused as %s', (name) => {
  test.each(UNFIT)('%s', async (_, why, make) => {
    const folder = makeFolder();
    make(join(folder, name));
    expect(await refusal(readFormattingFiles(folder, folder))).toBe(`UsageError: ${folder}/${name}: ${why}`);
  });

  test('a file that is too large', async () => {
    const folder = makeFolder({ [name]: ' '.repeat(256 * 1024 + 1) });
    expect(await refusal(readFormattingFiles(folder, folder))).toBe(
      `UsageError: ${folder}/${name}: ${tooLarge(256)}`,
    );
  });
});

describe('is refused as an ignore file of git', () => {
  test.each(UNFIT)('%s', async (_, why, make) => {
    const folder = makeRepository(LIBRARY);
    make(join(folder, '.gitignore'));
    expect(await refusal(check({ cwd: folder }))).toBe(`UsageError: ${folder}/.gitignore: ${why}`);
  });

  test('also in folders below, and the one that git keeps to itself', async () => {
    const folder = makeRepository({ 'lib/steps.py': LIBRARY['steps.py'] });
    mkdirSync(join(folder, 'lib/.gitignore'));
    expect(await refusal(check({ cwd: folder }))).toBe(
      `UsageError: ${folder}/lib/.gitignore: ${notPlain('a folder')}`,
    );
    rmSync(join(folder, 'lib/.gitignore'), { recursive: true });
    rmSync(join(folder, '.git/info/exclude'), { force: true });
    addFiles(folder, { '.git/info/exclude/file': '' });
    expect(await refusal(check({ cwd: folder }))).toBe(
      `UsageError: ${folder}/.git/info/exclude: ${notPlain('a folder')}`,
    );
  });
});

test('git that waits in a pipe is ended, with all that it started', () => {
  const folder = makeRepository({ 'lib/steps.py': LIBRARY['steps.py'] });
  writeFileSync(join(folder, 'lib/more.py'), '');
  execFileSync('mkfifo', [join(folder, 'lib/.gitignore')]);
  expect(stepalign(folder, ['check'], { env: { STEPALIGN_GIT_SECONDS: '5' } })).toEqual({
    exitCode: 3,
    stdout: '',
    stderr:
      'stepalign: `git ls-files` was given up after 5 s: see whether a pipe or a device stands where git reads (.gitignore and .gitattributes in any folder, .git), or have it waited for longer with STEPALIGN_GIT_SECONDS\n',
  });
  expect(processesIn(folder)).toEqual([]);
});

/** The processes whose working directory it is, as far as the system tells. */
function processesIn(folder: string): string[] {
  if (!existsSync('/proc/self/cwd')) return [];
  return readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && readlinkSync(`/proc/${id}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}
