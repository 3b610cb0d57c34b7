/** Starts the built command line, as a user's shell does. */
import { spawnSync } from 'node:child_process';
import type { JsonReport } from '../../src/reporters/json.ts';
import { PROGRAM, programForAnyone } from './for-anyone.ts';

/** The built program. */
export const MAIN = PROGRAM.main;

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
  /** Runs as this user. */
  readonly uid?: number;
}

/** Runs `stepalign` in a folder and waits for its end. */
export function stepalign(cwd: string, args: readonly string[], { env = {}, uid }: RunOptions = {}): Run {
  const { node, main } = uid === undefined ? PROGRAM : programForAnyone();
  const result = spawnSync(node, [main, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...INHERITED, ...env },
    maxBuffer: 64 * 1024 * 1024,
    ...(uid === undefined ? {} : { uid }),
  });
  return { exitCode: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** Runs `stepalign … --format json` and reads its report. */
export function stepalignJson(cwd: string, args: readonly string[]): JsonReport {
  const { stdout, stderr } = stepalign(cwd, [...args, '--format', 'json']);
  if (stdout === '') throw new Error(`no report: ${stderr}`);
  return JSON.parse(stdout) as JsonReport;
}
