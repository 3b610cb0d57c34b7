/** Trees that can't be written: all that only reads works, all else says so in a line, and nothing is left anywhere. */
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { stepalign } from '../support/cli.ts';
import type { Run } from '../support/cli.ts';
import { makeFolder, makeRepository, readFiles } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { hasReadOnlyMounts, onReadOnlyMount } from '../support/read-only-mount.ts';
import { CONTRACT_FILE, LIBRARY } from '../support/training-step.ts';

interface Way {
  /** Makes a folder one that can't be written; gives it back. */
  readonly close: (folder: string) => () => void;
  readonly run: (folder: string, args: readonly string[]) => Run;
  /** Completes the line that says what can't be written. */
  readonly why: string;
  readonly whyNotFile: string;
}

const WAYS: readonly (readonly [string, Way])[] = [
  [
    'whose permissions say so',
    {
      close(folder) {
        const all = [
          folder,
          ...readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
        ];
        const modes = all.map((path) => [path, statSync(path).mode] as const);
        for (const [path, mode] of modes) chmodSync(path, mode & 0o7555);
        const open = (): void => {
          for (const [path, mode] of modes) if (existsSync(path)) chmodSync(path, mode);
        };
        onTestFinished(open);
        return open;
      },
      run: (folder, args) => stepalign(folder, args, { underPermissions: true }),
      why: 'it may not be written: check its permissions',
      whyNotFile: 'it is read-only: check its permissions',
    },
  ],
  [
    'on a read-only mount',
    {
      close: () => () => undefined,
      run: (folder, args) =>
        stepalign(folder, args, { through: (file, all) => onReadOnlyMount(folder, file, all) }),
      why: 'its file system is read-only',
      whyNotFile: 'its file system is read-only',
    },
  ],
];

const KINDS: readonly (readonly [string, (files: Files) => string])[] = [
  ['a repository', makeRepository],
  ['a folder', makeFolder],
];

const canMount = hasReadOnlyMounts(tmpdir());

test('runs that may not be read are no defect: every command that needs them says so', () => {
  const folder = makeRepository(LIBRARY);
  expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
  const kept = join(folder, '.git/stepalign');
  chmodSync(kept, 0o000);
  onTestFinished(() => {
    chmodSync(kept, 0o755);
  });
  for (const args of [['undo', '--list'], ['undo'], ['undo', '20260101T000000000Z-1'], ['fix', '--write']]) {
    const { exitCode, stdout, stderr } = stepalign(folder, args, { underPermissions: true });
    expect([exitCode, stdout], args.join(' ')).toEqual([3, '']);
    expect(stderr, args.join(' ')).toMatch(
      /^\.git\/stepalign.*: error .*: it may not be (?:read|written): check its permissions\n$/,
    );
  }
  expect(stepalign(folder, ['check'], { underPermissions: true }).exitCode).toBe(0);
});

describe.each(WAYS)('a tree %s', (name, { close, run, why, whyNotFile }) => {
  test.runIf(canMount || !name.includes('mount')).each(KINDS)('as %s', (kind, make) => {
    const folder = make(LIBRARY);
    const before = readFiles(folder);
    const [checked, planned] = [['check'], ['fix']].map((args) => stepalign(folder, args));
    const open = close(folder);
    expect(run(folder, ['check'])).toEqual(checked);
    expect(run(folder, ['fix'])).toEqual(planned);
    const kept = `.git/stepalign: error nothing was written, since what a run writes can't be kept here: ${why}\n`;
    const written = `${CONTRACT_FILE}: error nothing was written, since this file can't be: ${whyNotFile}\n`;
    expect(run(folder, ['fix', '--write'])).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: kind === 'a folder' ? written : kept,
    });
    expect(run(folder, ['undo'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'stepalign: there is no run to undo here: stepalign undo --list shows them\n',
    });
    expect(run(folder, ['undo', '--list']).exitCode).toBe(0);
    open();
    expect(readFiles(folder)).toEqual(before);
    expect(existsSync(join(folder, '.git/stepalign'))).toBe(false);

    expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
    const after = readFiles(folder);
    const openAgain = close(folder);
    const undone = run(folder, ['undo']);
    expect([undone.exitCode, undone.stdout]).toEqual([3, '']);
    expect(undone.stderr.endsWith(`: ${kind === 'a folder' ? whyNotFile : why}\n`), undone.stderr).toBe(true);
    expect(readFiles(folder)).toEqual(after);
    openAgain();
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(readFiles(folder)).toEqual(before);
  });
});
