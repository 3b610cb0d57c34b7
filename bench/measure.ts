/** Runs one whole process and measures it from outside. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PeakMemory } from './memory.ts';

/** A process that takes longer is stopped. */
const TIME_LIMIT = 300_000;

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the run did what it was started for, by what it printed. */
  readonly did: (printed: string) => boolean;
  /** Changes the tree before the run. @returns what brings it back */
  readonly change?: (tree: string) => () => void;
  /** How long it parsed, by what it printed; null where it doesn't say. */
  readonly parsing?: (printed: string) => number | null;
}

export interface Measured {
  /** From the start to the end of the process. */
  readonly milliseconds: number;
  readonly peakBytes: number | null;
  /** It was stopped: `milliseconds` is a lower bound. */
  readonly isStopped: boolean;
  /** Of `milliseconds` those that parsing took; null where that isn't told. */
  readonly parsing: number | null;
}

/**
 * @param cwd where the process runs
 * @param scratch a folder for what it prints: a pipe would have to be emptied meanwhile
 * @throws where the process fails, or didn't do what it was started for
 */
export async function measure(
  { file, args, env = {}, did, parsing = () => null }: Command,
  cwd: string,
  scratch: string,
): Promise<Measured> {
  const printedTo = join(scratch, 'printed');
  const output = openSync(printedTo, 'w');
  const start = performance.now();
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env, NO_COLOR: '1' },
    stdio: ['ignore', output, output],
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  });
  const memory = new PeakMemory(child.pid ?? 0);
  const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>(
    (resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (exitCode, exitSignal) => {
        resolve({ code: exitCode, signal: exitSignal });
      });
    },
  ).finally(() => {
    closeSync(output);
  });
  const milliseconds = performance.now() - start;
  const peakBytes = memory.stop();
  if (signal === 'SIGKILL' && milliseconds >= TIME_LIMIT)
    return { milliseconds, peakBytes, isStopped: true, parsing: null };
  const printed = readFileSync(printedTo, 'utf8');
  if (code !== 0 || !did(printed))
    throw new Error(
      `${[file, ...args].join(' ')}: exit code ${String(code ?? signal)}, and it printed\n${printed.slice(-2_000)}`,
    );
  return { milliseconds, peakBytes, isStopped: false, parsing: parsing(printed) };
}
