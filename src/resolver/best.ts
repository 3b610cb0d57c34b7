/** The best of many candidates: at the same score the first one in the order of the library is the better one. */
import type { Score } from './compatibility.ts';
import type { Offer } from './offers.ts';

export interface Scored {
  readonly offer: Offer;
  readonly score: Score;
}

export class Best {
  readonly #count: number;
  readonly #found: Scored[] = [];

  /** @param count how many are kept */
  constructor(count: number) {
    this.#count = count;
  }

  /** Below this nothing is among the best any more. */
  least(): number {
    return this.#found.length < this.#count ? -Infinity : (this.#found.at(-1)?.score.total ?? -Infinity);
  }

  /** @returns whether it is among the best so far */
  add(scored: Scored): boolean {
    let [low, high] = [0, this.#found.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#found[middle];
      if (other !== undefined && isBetter(other, scored)) low = middle + 1;
      else high = middle;
    }
    if (low === this.#count) return false;
    this.#found.splice(low, 0, scored);
    if (this.#found.length > this.#count) this.#found.pop();
    return true;
  }

  /** The best first. */
  all(): readonly Scored[] {
    return this.#found;
  }
}

export function isBetter(a: Scored, b: Scored): boolean {
  return a.score.total > b.score.total || (a.score.total === b.score.total && a.offer.order < b.offer.order);
}
