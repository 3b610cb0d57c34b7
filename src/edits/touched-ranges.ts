/** The ranges of a text that edits take up: asked whether another one would touch any of them. */
import type { Range } from '../source/range.ts';

export class TouchedRanges {
  /** Ascending and apart: what touched each other is one of them. */
  readonly #ranges: Range[] = [];

  /** Whether the range shares a unit with one of them, or meets it (as `touches` has it). */
  touch(range: Range): boolean {
    const next = this.#ranges[this.#firstFrom(range.start)];
    return next !== undefined && next.start <= range.end;
  }

  /** Whether the range is one of them, with nothing else that touches it. */
  has({ start, end }: Range): boolean {
    const next = this.#ranges[this.#firstFrom(start)];
    return next?.start === start && next.end === end;
  }

  add(range: Range): void {
    const from = this.#firstFrom(range.start);
    let { start, end } = range;
    let to = from;
    for (let next = this.#ranges[to]; next !== undefined && next.start <= end; next = this.#ranges[to]) {
      start = Math.min(start, next.start);
      end = Math.max(end, next.end);
      to += 1;
    }
    this.#ranges.splice(from, to - from, { start, end });
  }

  /** The index of the first one that ends there or later. */
  #firstFrom(start: number): number {
    let [low, high] = [0, this.#ranges.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ranges[middle]?.end ?? Infinity) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
