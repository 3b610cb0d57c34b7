/** Runs a command that the user gave. */
import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  /** What it printed on both streams, of a long output the end. */
  readonly output: string;
}

const KEPT_CHARACTERS = 64 * 1024;

/** Runs a shell's command line in a folder, and waits for its end. */
export function runCommand(command: string, folder: string): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { cwd: folder, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-KEPT_CHARACTERS);
      });
    }
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, output });
    });
  });
}
