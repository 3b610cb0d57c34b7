/** Choices that are the same for the same seed. */
import { seeded } from '../../test/support/random.ts';

export class Chooser {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  /** @throws where there is nothing to choose from */
  one<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error('there is nothing to choose from');
    return item;
  }

  /** Several different items, in the order of the list. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items.keys()];
    const chosen = new Set<number>();
    while (chosen.size < Math.min(count, items.length)) {
      const [at] = left.splice(Math.floor(this.#random() * left.length), 1);
      if (at !== undefined) chosen.add(at);
    }
    return items.filter((_, at) => chosen.has(at));
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  /** A number of a log-normal distribution (Box-Muller). */
  logNormal(median: number, sigma: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.#random()));
    return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * this.#random()));
  }
}
