/** A run that is ended while it verifies or commits what it has written: it is finished or taken back, at once or by the next run. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { INHERITED } from '../support/cli.ts';
import { CONTRACT, FIXED, makeDriftedRepository, sources, SPEC } from '../support/drifted-repository.ts';
import { git } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { stepalign } from '../support/warm-cli.ts';

const OLD = { 'contract.py': CONTRACT, 'spec.py': SPEC };
const MAIN = join(PROJECT, 'dist/src/cli/main.js');
const BROUGHT_BACK = /^2 files brought back: fix --write(?: --commit)? of .* was cut off\n$/;

/** @param killAfter for `end-at.js`: a command of git's, or none to be ended while files are written */
function start(folder: string, args: readonly string[], killAfter?: string): ChildProcess {
  const preload = killAfter === undefined ? [] : ['--import', join(PROJECT, 'test/support/end-at.js')];
  return spawn(process.execPath, [...preload, MAIN, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...INHERITED, KILL_AFTER: killAfter },
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(20);
}

function isRunning(pid: number): boolean {
  try {
    // Who has ended may still be there where nobody has asked for its exit code.
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return existsSync('/proc/self') ? false : process.kill(pid, 0);
  }
}

test('a signal while files are written brings all of them back at once', async () => {
  const folder = makeDriftedRepository();
  const child = start(folder, ['fix', '--write'], '');
  const stderr = child.stderr === null ? '' : text(child.stderr);
  expect(await once(child, 'close')).toEqual([null, 'SIGTERM']);
  expect(await stderr).toBe('spec.py: error no file was changed, since SIGTERM told stepalign to end\n');
  expect(sources(folder)).toEqual(OLD);
  expect(git(folder, ['status', '--porcelain'])).toBe('');
  expect(stepalign(folder, ['undo']).stderr).toMatch(/there is no run to undo here/);
});

describe('--commit', () => {
  /** Commits with a run that is killed once git has ended with this command. */
  async function killedAfter(command: string): Promise<string> {
    const folder = makeDriftedRepository();
    const child = start(folder, ['fix', '--write', '--commit'], command);
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
    return folder;
  }

  test('killed when HEAD is moved, leaves an index that takes nothing back, and is done', async () => {
    const folder = await killedAfter('update-ref');
    expect(git(folder, ['log', '--format=%s']).split('\n')).toHaveLength(4);
    expect(git(folder, ['status', '--porcelain'])).toBe('');
    expect(sources(folder)).toEqual(FIXED);
    const next = stepalign(folder, ['fix', '--write']);
    expect([next.exitCode, next.stderr]).toEqual([0, expect.not.stringContaining('cut off')]);
    expect(sources(folder)).toEqual(FIXED);
    expect(stepalign(folder, ['undo', '--list']).stdout).toMatch(/ {2}2 files {2}fix --write --commit\n$/);
  });

  test('killed when only the index knows the commits, is taken back', async () => {
    const folder = await killedAfter('update-index');
    expect(git(folder, ['status', '--porcelain'])).toBe('M  contract.py\nM  spec.py\n');
    const { exitCode, stderr } = stepalign(folder, ['undo']);
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(BROUGHT_BACK)]);
    expect(sources(folder)).toEqual(OLD);
    expect(git(folder, ['status', '--porcelain'])).toBe('');
    expect(git(folder, ['log', '--format=%s'])).toBe('drifted\n');
  });

  test('what somebody has committed since is left to them', async () => {
    const folder = await killedAfter('update-index');
    git(folder, ['commit', '--quiet', '--message', 'mine']);
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(sources(folder)).toEqual(OLD);
    expect(git(folder, ['status', '--porcelain'])).toBe(' M contract.py\n M spec.py\n');
  });
});

describe('--verify', () => {
  test('killed while the command runs, is taken back by the next run', async () => {
    const folder = makeDriftedRepository();
    const child = start(folder, ['fix', '--write', '--verify', 'touch started; exec sleep 60']);
    await until(() => existsSync(join(folder, 'started')));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(sources(folder)).toEqual(FIXED);
    expect(stepalign(folder, ['check']).stdout.split('\n')[0]).toBe(
      'contract.py: note a run of stepalign was cut off before the 2 files that it wrote were verified or committed, this one among them; `stepalign undo` brings them back',
    );
    const { exitCode, stderr } = stepalign(folder, ['undo']);
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(BROUGHT_BACK)]);
    expect(sources(folder)).toEqual(OLD);
  });

  test.each([
    ['SIGINT', 'sleep 60; true'],
    ['SIGTERM', 'exec sleep 60'],
    ['SIGHUP', "trap '' HUP INT TERM; while :; do sleep 1; done"],
  ] as const)(
    'ended by %s, it ends its command, and brings everything back at once',
    async (signal, command) => {
      const folder = makeDriftedRepository();
      const verify = `echo $$ > pid; touch started; ${command}`;
      const child = start(folder, ['fix', '--write', '--verify', verify]);
      const [ended, stderr] = [once(child, 'close'), child.stderr === null ? '' : text(child.stderr)];
      await until(() => existsSync(join(folder, 'started')));
      expect(sources(folder)).toEqual(FIXED);
      child.kill(signal);
      expect(await ended).toEqual([null, signal]);
      expect(await stderr).toBe(
        `stepalign: every file was brought back, since \`${verify}\` was ended by ${signal}\n`,
      );
      expect(sources(folder)).toEqual(OLD);
      expect(isRunning(Number(readFileSync(join(folder, 'pid'), 'utf8')))).toBe(false);
      expect(stepalign(folder, ['undo']).stderr).toMatch(/there is no run to undo here/);
    },
  );

  test('meanwhile nobody else writes, and nothing is said of a run that was cut off', () => {
    const folder = makeDriftedRepository();
    const other = (args: string): string => `"${process.execPath}" "${MAIN}" ${args}`;
    const verify = `${other('check')} > checked; ${other('undo')} 2> refused; true`;
    expect(stepalign(folder, ['fix', '--write', '--verify', verify]).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'checked'), 'utf8')).not.toContain('cut off');
    expect(readFileSync(join(folder, 'refused'), 'utf8')).toMatch(
      /another stepalign \(process \d+\) is at work/,
    );
    expect(sources(folder)).toEqual(FIXED);
  });
});
