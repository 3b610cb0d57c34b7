/** Starts the built command line, as a user's shell does. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from './project.ts';
import { underPermissions } from './under-permissions.ts';
import type { Start } from './under-permissions.ts';

/** The built program. */
export const MAIN = join(PROJECT, 'dist/src/cli/main.js');

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run sees of the environment: CI and the test runner set variables that turn colour on. */
export const INHERITED = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  XDG_STATE_HOME: process.env['XDG_STATE_HOME'],
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'],
};

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped into it; nothing by itself. */
  readonly input?: string | Uint8Array;
  /** Lets permissions hold, for root, too. */
  readonly underPermissions?: boolean;
  /** Makes another command of the one that starts the program. */
  readonly through?: (file: string, args: readonly string[]) => Start;
}

/** Runs `stepalign` in a folder and waits for its end. */
export function stepalign(cwd: string, args: readonly string[], options: RunOptions = {}): Run {
  const all = [MAIN, ...args];
  const start: Start =
    options.underPermissions === true
      ? underPermissions(process.execPath, all)
      : (options.through?.(process.execPath, all) ?? { file: process.execPath, args: all });
  const result = spawnSync(start.file, start.args, {
    cwd,
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...INHERITED, ...options.env },
    maxBuffer: 64 * 1024 * 1024,
    ...(start.uid === undefined ? {} : { uid: start.uid }),
  });
  return { exitCode: result.status, stdout: result.stdout, stderr: result.stderr };
}
