/** What following the code of one module may take: far more than any pipeline needs. */

import type { Value } from './value.ts';

/** Expressions and statements that are followed, each time anew. */
const MAX_STEPS = 200_000;
const STEPS_PER_CHARACTER = 4;

/** Calls within calls, and expressions within expressions: the stack holds many times as many. */
export const MAX_CALLS = 48;
export const MAX_DEPTH = 400;

/** Rounds of a loop over a list that is known. */
const MAX_ROUNDS = 200;

/** What each round of a loop over a value takes; null where that isn't known. */
export function roundsOf(value: Value): readonly Value[] | null {
  if (value.kind !== 'list' || value.incomplete !== null || value.uncertain.size > 0) return null;
  return value.items.length > MAX_ROUNDS ? null : [...value.items];
}

/** Thrown where it takes more than it may. */
export class TraceLimit extends Error {
  constructor() {
    super('the code takes too many steps to follow');
  }
}

export class Steps {
  #left: number;

  /** @param length of the module's text, in UTF-16 code units */
  constructor(length: number) {
    this.#left = MAX_STEPS + STEPS_PER_CHARACTER * length;
  }

  /** @throws TraceLimit where there are none left */
  take(count = 1): void {
    this.#left -= count;
    if (this.#left < 0) throw new TraceLimit();
  }
}
