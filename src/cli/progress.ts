/** Shows how far a long run is, on a terminal and only there. It never touches standard input. */
import { STOPS } from '../workspace/stop-signals.ts';
import { marked, print } from './terminal.ts';

/** Below this many steps a run is over before a bar could be read. */
const MIN_STEPS = 1000;

/** The bar with its words fits into 60 columns. */
const WIDTH = 20;

/** Back to the line's beginning, and what stands behind that is removed. */
const CLEAR = marked('\r\u001B[K');

export interface Progress {
  readonly onProgress: (done: number, total: number) => void;
  /** Removes the bar. */
  readonly stop: () => void;
}

const SILENT: Progress = { onProgress: () => undefined, stop: () => undefined };

/** @param stream where the bar goes; nothing is shown where it is no terminal, or one that can't clear a line */
export function startProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY || process.env['TERM'] === 'dumb') return SILENT;
  let isShown = false;
  const stop = (): void => {
    if (!isShown) return;
    isShown = false;
    for (const signal of STOPS) process.off(signal, end);
    print(stream, CLEAR);
  };
  // Whoever waits for this process learns what has ended it: a shell's loop ends, too.
  const end = (signal: NodeJS.Signals): void => {
    stop();
    process.kill(process.pid, signal);
  };
  const show = (done: number, total: number): void => {
    if (!isShown) for (const signal of STOPS) process.on(signal, end);
    isShown = true;
    print(stream, `${CLEAR}${barText(done / total)}`);
  };
  return {
    onProgress(done, total) {
      if (total < MIN_STEPS) return;
      // What comes after the reading doesn't wait for anything, so that a signal has to end it without being asked.
      if (done >= total) stop();
      else show(done, total);
    },
    stop,
  };
}

function barText(part: number): string {
  const full = Math.floor(part * WIDTH);
  return `Reading the step library ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(part * 100)} %`;
}
