/** Lets signals and what else waits for the event loop have their turn in the midst of long work. */
import { setImmediate } from 'node:timers/promises';

/** Shorter than a person notices, and so long that the turns themselves take no time. */
const EVERY_MS = 50;

export class Turns {
  #last = performance.now();

  /** Gives a turn where the last one is long ago. */
  async give(): Promise<void> {
    if (performance.now() - this.#last < EVERY_MS) return;
    await setImmediate();
    this.#last = performance.now();
  }
}
