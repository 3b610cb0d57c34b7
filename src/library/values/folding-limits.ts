import type { Refusal } from '../../source/refusal.ts';
/** What folding may take: more than any library needs, and little where a source is made to double at every level. */

/** How many names, members and calls lead from one to the next. */
export const MAX_DEPTH = 64;

/** For one value: places that are followed, each way that leads on counted. */
const MAX_STEPS = 10_000;

/** For one value that is put together, in UTF-16 code units: no name and no path is longer. */
export const MAX_LENGTH = 10_000;

/** For all values of a file; it is granted more steps for each character that it has. */
const FILE_STEPS = 100_000;
const FILE_STEPS_PER_CHARACTER = 4;

/** For all texts of a file that are put together. */
const FILE_LENGTH = 1_000_000;
const FILE_LENGTH_PER_CHARACTER = 4;

export const TOO_DEEP: Refusal = { why: `more than ${MAX_DEPTH} names and calls lead to it` };
const TOO_MANY_STEPS: Refusal = { why: `it takes more than ${inWords(MAX_STEPS)} steps to follow` };
export const TOO_LONG: Refusal = { why: `it has more than ${inWords(MAX_LENGTH)} characters` };
export const FILE_SPENT: Refusal = { why: 'the values of its file take too many steps to follow' };

function inWords(count: number): string {
  return count.toLocaleString('en-US');
}

const LIMITS: ReadonlySet<Refusal> = new Set([TOO_DEEP, TOO_MANY_STEPS, TOO_LONG, FILE_SPENT]);

/** Whether a value isn't known for nothing but a limit. */
export function isLimit(unknown: Refusal): boolean {
  return LIMITS.has(unknown);
}

/** Steps, and characters of texts that are put together. */
export interface Cost {
  readonly steps: number;
  readonly characters: number;
}

/** What is left for the values of one file. */
export class FileBudget {
  #steps: number;
  #characters: number;
  #isSpent = false;

  /** @param length of the file's text */
  constructor(length: number) {
    this.#steps = FILE_STEPS + FILE_STEPS_PER_CHARACTER * length;
    this.#characters = FILE_LENGTH + FILE_LENGTH_PER_CHARACTER * length;
  }

  /** Whether something was asked for that it couldn't pay. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** Takes a cost off, all of it or, where that is more than is left, none. @returns whether it could */
  pay({ steps, characters }: Cost): boolean {
    if (this.#isSpent || this.#steps < steps || this.#characters < characters) return false;
    this.#steps -= steps;
    this.#characters -= characters;
    return true;
  }

  /** Takes a cost off for the last time where it is more than is left. @returns whether it wasn't */
  spend(cost: Cost): boolean {
    if (!this.pay(cost)) this.#isSpent = true;
    return !this.#isSpent;
  }
}

/** A value was given up. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
  readonly limit: Refusal;

  constructor(limit: Refusal) {
    super(limit.why);
    this.limit = limit;
  }
}

/** Counts what the values take that one evaluator folds. */
export class Meter {
  readonly #budget: FileBudget;
  #steps = 0;
  #depth = 0;
  #all = 0;
  #characters = 0;

  constructor(budget: FileBudget) {
    this.#budget = budget;
  }

  /** What all values took together. */
  get cost(): Cost {
    return { steps: this.#all, characters: this.#characters };
  }

  get isSpent(): boolean {
    return this.#budget.isSpent;
  }

  /** Begins with another value. */
  restart(): void {
    this.#steps = 0;
    this.#depth = 0;
  }

  /** @throws LimitReached */
  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > MAX_STEPS) throw new LimitReached(TOO_MANY_STEPS);
    if (!this.spend(count)) throw new LimitReached(FILE_SPENT);
  }

  /** Of the file alone. @returns whether there was as much */
  spend(steps: number): boolean {
    this.#all += steps;
    return this.#budget.spend({ steps, characters: 0 });
  }

  /** @throws LimitReached */
  join(characters: number): void {
    this.#characters += characters;
    if (!this.#budget.spend({ steps: 0, characters })) throw new LimitReached(FILE_SPENT);
  }

  /** One name or call further. @throws LimitReached */
  deeper<Value>(follow: () => Value): Value {
    this.step();
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new LimitReached(TOO_DEEP);
    const value = follow();
    this.#depth -= 1;
    return value;
  }
}
