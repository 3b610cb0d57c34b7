/**
 * How much memory a process and its children have had at most, from Linux's own high-water marks (`VmHWM`).
 * The kernel keeps the mark, so looking now and then only misses what grew after the last look.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks: a look takes about a tenth of one. */
const INTERVAL = 10;

/** Reads the peak until it is told to stop. */
export class PeakMemory {
  readonly #pid: number;
  readonly #timer: NodeJS.Timeout;
  #peak = 0;

  constructor(pid: number) {
    this.#pid = pid;
    this.#timer = setInterval(() => {
      this.#look();
    }, INTERVAL);
    this.#look();
  }

  #look(): void {
    const marks = familyOf(this.#pid).map(highWaterMark);
    this.#peak = Math.max(
      this.#peak,
      marks.reduce((sum, mark) => sum + mark, 0),
    );
  }

  /** @returns the most that processes alive at the same time had in bytes; null where the system doesn't tell */
  stop(): number | null {
    clearInterval(this.#timer);
    return this.#peak === 0 ? null : this.#peak;
  }
}

/** The process and all that it started, directly or not. */
function familyOf(pid: number): number[] {
  const threads = attempt(() => readdirSync(`/proc/${pid}/task`)) ?? [];
  const children = threads.flatMap((thread) =>
    (attempt(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')) ?? '')
      .split(' ')
      .filter((child) => child !== '')
      .map(Number),
  );
  return [pid, ...children.flatMap(familyOf)];
}

function highWaterMark(pid: number): number {
  const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8')) ?? '';
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? 0 : Number(kilobytes) * 1024;
}

/** A process may end while it is looked at. */
function attempt<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    return null;
  }
}
