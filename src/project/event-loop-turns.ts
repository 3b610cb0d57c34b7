/** Yields to the event loop during long work, so that signals are handled. */
import { setImmediate } from 'node:timers/promises';

/** Shorter than a person notices, and so long that the turns themselves take no time. */
const EVERY_MS = 50;

export class EventLoopTurns {
  #last = performance.now();

  /** Gives a turn where the last one is long ago. */
  async give(): Promise<void> {
    if (performance.now() - this.#last < EVERY_MS) return;
    await setImmediate();
    this.#last = performance.now();
  }
}
