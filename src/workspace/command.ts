/** Runs a command that the user gave. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';

export interface CommandResult {
  /** Null where a signal ended it, or this process was told to end while it ran. */
  readonly exitCode: number | null;
  /** What it printed on both streams, of a long output the end. */
  readonly output: string;
}

const KEPT_CHARACTERS = 64 * 1024;

/** How long what a command left running may keep its output open. */
const GRACE_MS = 500;

/** What a person or a CI system stops a run with: it is passed on, so that whoever waits can still clean up. */
const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a shell's command line in a folder, and waits for its end. */
export function runCommand(command: string, folder: string): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that a signal reaches all that the shell started.
    const detached = process.platform !== 'win32';
    let output = '';
    let isStopped = false;
    const stop = (signal: NodeJS.Signals): void => {
      isStopped = true;
      if (child.pid === undefined) return;
      try {
        process.kill(detached ? -child.pid : child.pid, signal);
      } catch {
        return;
      }
    };
    // Before the command can have done anything.
    for (const signal of STOPS) process.on(signal, stop);
    const child = spawn(command, { cwd: folder, shell: true, stdio: ['ignore', 'pipe', 'pipe'], detached });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-KEPT_CHARACTERS);
      });
    }
    const closed = new Promise<void>((done) => {
      child.on('close', () => {
        done();
      });
    });
    const finish = (): void => {
      for (const signal of STOPS) process.off(signal, stop);
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
    };
    child.on('error', (error) => {
      finish();
      reject(error);
    });
    child.on('exit', (exitCode) => {
      void Promise.race([closed, setTimeout(GRACE_MS, undefined, { ref: false })]).then(() => {
        finish();
        resolve({ exitCode: isStopped ? null : exitCode, output });
      });
    });
  });
}
