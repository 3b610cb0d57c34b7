/** Where `--patch` puts the diff: into a plain file that is new or a patch, never through a link, before any source is written. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDriftedRepository, FIXED, sources } from '../support/drifted-repository.ts';
import { makeFolder, readFiles } from '../support/library.ts';
import { stepalign } from '../support/warm-cli.ts';

const DIFF = (folder: string): string => stepalign(folder, ['fix']).stdout;

/** Refused before anything is written. */
function refused(folder: string, file: string, why: string): void {
  const before = readFiles(folder);
  const run = stepalign(folder, ['fix', '--write', '--patch', file]);
  expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `stepalign: --patch ${file}: ${why}\n` });
  expect(readFiles(folder)).toEqual(before);
}

test('a new file, an empty one, a former patch and one of git take it', () => {
  const folder = makeDriftedRepository();
  const diff = DIFF(folder);
  expect(diff).toContain('diff --git ');
  for (const former of [undefined, '', diff, `a head\n${diff}`, '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n']) {
    const file = join(makeFolder(), 'drift.patch');
    if (former !== undefined) writeFileSync(file, former);
    expect(stepalign(folder, ['fix', '--patch', file])).toMatchObject({ exitCode: 1, stdout: '' });
    expect(readFileSync(file, 'utf8')).toBe(diff);
  }
});

test('a source, a text with a patch in it, a folder, a pipe and a device stay as they are', () => {
  const folder = makeDriftedRepository();
  refused(folder, 'spec.py', 'it is there, and is no patch');
  writeFileSync(join(folder, 'notes.md'), 'See this:\n\ndiff --git a/x b/x\n');
  refused(folder, 'notes.md', 'it is there, and is no patch');
  mkdirSync(join(folder, 'patches'));
  refused(folder, 'patches', 'it is no plain file');
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  refused(folder, 'pipe', 'it is no plain file');
  refused(folder, 'none/drift.patch', 'its folder is not there');
  expect(stepalign(folder, ['fix', '--patch', '/dev/null']).exitCode).toBe(2);
});

test('a link that is committed in the repository leads nowhere, be it the file or a folder on the way', () => {
  const folder = makeDriftedRepository();
  const outside = makeFolder({ 'mine.patch': '', 'target/mine.patch': '' });
  symlinkSync(join(outside, 'mine.patch'), join(folder, 'drift.patch'));
  refused(folder, 'drift.patch', 'it is a link');
  symlinkSync(join(outside, 'none'), join(folder, 'dangling.patch'));
  refused(folder, 'dangling.patch', 'it is a link');
  symlinkSync(join(outside, 'target'), join(folder, 'patches'));
  refused(folder, 'patches/mine.patch', 'a folder on the way to it is a link');
  expect(readFiles(outside)).toEqual({ 'mine.patch': '', 'target/mine.patch': '' });
});

test('it is there before the first source is written, also where the command of --verify fails', () => {
  const folder = makeDriftedRepository();
  const diff = DIFF(folder);
  const file = join(makeFolder(), 'drift.patch');
  const run = stepalign(folder, [
    'fix',
    '--write',
    '--patch',
    file,
    '--verify',
    `cmp '${file}' '${file}' && false`,
  ]);
  expect(run.stderr).toContain('every file was brought back');
  expect(readFileSync(file, 'utf8')).toBe(diff);
  expect(stepalign(folder, ['fix', '--write', '--patch', file]).exitCode).toBe(0);
  expect(sources(folder)).toEqual(FIXED);
  expect(lstatSync(file).isFile()).toBe(true);
});

test('- is standard output, while files are written too', () => {
  const folder = makeDriftedRepository();
  const diff = DIFF(folder);
  expect(stepalign(folder, ['fix', '--patch', '-'])).toMatchObject({ exitCode: 1, stdout: diff });
  expect(stepalign(folder, ['fix', '--write', '--patch', '-'])).toMatchObject({ exitCode: 0, stdout: diff });
  expect(sources(folder)).toEqual(FIXED);
  expect(stepalign(folder, ['fix', '--patch', '-', '--format', 'json'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'stepalign: --patch - and --format json both want standard output\n',
  });
});
