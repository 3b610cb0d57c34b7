/** Many ranges of one text, of which any may hold others: asked whether one of them holds a place. */
import type { Range } from './range.ts';

export class RangeSet {
  /** Where they start, ascending. */
  readonly #starts: readonly number[];
  /** How far those go that start there or before. */
  readonly #reach: readonly number[];

  constructor(ranges: readonly Range[]) {
    const sorted = [...ranges].sort((a, b) => a.start - b.start);
    let most = -1;
    this.#starts = sorted.map(({ start }) => start);
    this.#reach = sorted.map(({ end }) => (most = Math.max(most, end)));
  }

  /** Whether `place` lies within a single one of them (as `contains` has it). */
  holds(place: Range): boolean {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? Infinity) <= place.start) low = middle + 1;
      else high = middle;
    }
    return (this.#reach[low - 1] ?? -1) >= place.end;
  }
}
