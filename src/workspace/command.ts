/** Runs a command that the user gave. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { endGroup, startGroup } from './process-group.ts';
import { stopSignalOf } from './stop-signals.ts';

export interface CommandResult {
  /** Null where a signal ended it, or this process was told to end while it ran. */
  readonly exitCode: number | null;
  /** What it printed on both streams, of a long output the end. */
  readonly output: string;
}

const KEPT_CHARACTERS = 64 * 1024;

/** How long what a command left running may keep its output open. */
const GRACE_MS = 500;

/**
 * Runs a shell's command line in a folder, and waits for its end.
 * @param stopped ends it with all that it has started, and that it left running
 */
export async function runCommand(
  command: string,
  folder: string,
  stopped: AbortSignal,
): Promise<CommandResult> {
  const child = startGroup(command, [], { cwd: folder, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  let output = '';
  for (const stream of streams) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT_CHARACTERS);
    });
  }
  const closed = once(child, 'close');
  // It fails as the end does where the shell can't be started.
  closed.catch(() => undefined);
  try {
    await Promise.race([once(child, 'exit'), whenAborted(stopped)]);
    await Promise.race([closed, whenAborted(stopped), setTimeout(GRACE_MS, undefined, { ref: false })]);
    const signal = stopSignalOf(stopped);
    if (signal !== null) await endGroup(child, signal);
    return { exitCode: signal === null ? child.exitCode : null, output };
  } finally {
    for (const stream of streams) stream.destroy();
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
