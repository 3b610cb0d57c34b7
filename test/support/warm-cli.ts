/**
 * Runs the built command line in a process that has it loaded already, which takes a tenth of the time of a start: for
 * tests of what a run finds, says and writes. What a start is like, signals, standard input and terminals are matters of
 * `cli.ts`; `test/cli/warm.test.ts` holds both to the same.
 */
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonReport } from '../../src/reporters/json.ts';
import { INHERITED, MAIN } from './cli.ts';
import type { Run, RunOptions } from './cli.ts';
import { PROJECT } from './project.ts';

/** The others make a start of their own necessary. */
type WarmOptions = Pick<RunOptions, 'env'> & { readonly [Other in Exclude<keyof RunOptions, 'env'>]?: never };

/** Asks the process, and waits for its answer. */
type Ask = (question: string) => string;

let asking: Ask | null = null;

/** Starts the process, which ends with this one. */
function start(): Ask {
  const folder = mkdtempSync(join(tmpdir(), 'stepalign-warm-'));
  const [questions, answers] = [join(folder, 'questions'), join(folder, 'answers')];
  execFileSync('mkfifo', [questions, answers]);
  const program = join(PROJECT, 'test/support/warm-program.js');
  spawn(process.execPath, [program, MAIN, questions, answers], {
    stdio: ['ignore', 'ignore', 'inherit'],
  }).unref();
  // Either waits until the process has opened the other end.
  const from = openSync(answers, 'r');
  const to = openSync(questions, 'w');
  rmSync(folder, { recursive: true });
  const bytes = Buffer.alloc(1024 * 1024);
  return (question) => {
    writeAll(to, Buffer.from(`${question}\n`));
    const parts: Buffer[] = [];
    do {
      const length = readSync(from, bytes);
      if (length === 0) {
        for (const pipe of [from, to]) closeSync(pipe);
        asking = null;
        throw new Error(`the program ended within ${question}`);
      }
      parts.push(Buffer.from(bytes.subarray(0, length)));
    } while (parts.at(-1)?.at(-1) !== 10);
    return Buffer.concat(parts).toString('utf8');
  };
}

function writeAll(pipe: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(pipe, bytes, at);
}

/** Runs `stepalign` in a folder and waits for its end. @throws Error where the process ends with it */
export function stepalign(cwd: string, args: readonly string[], { env }: WarmOptions = {}): Run {
  asking ??= start();
  return JSON.parse(asking(JSON.stringify({ cwd, args, env: { ...INHERITED, ...env } }))) as Run;
}

/** Runs `stepalign … --format json` and reads its report. */
export function stepalignJson(cwd: string, args: readonly string[]): JsonReport {
  const { stdout, stderr } = stepalign(cwd, [...args, '--format', 'json']);
  if (stdout === '') throw new Error(`no report: ${stderr}`);
  return JSON.parse(stdout) as JsonReport;
}

/** Where `check` finds something, as `file:line:column`. */
export function placesFound(cwd: string, args: readonly string[]): string[] {
  const { findings } = stepalignJson(cwd, ['check', ...args]);
  return findings.map(({ file, line, column }) => `${file}:${line}:${column}`);
}
