/** The words of many names: which names have a word, and which words contain or are contained in another one. */
import { memoize } from '../memoize/memoize.ts';
import { LEAST_LETTERS } from './similarity.ts';
import type { PlainName } from './similarity.ts';

/** Places of names, in order. */
export type Places = readonly number[];

const NOWHERE: Places = [];

/** A longer word may be related to any other: it has too many parts to look all of them up. */
const MOST_LETTERS = 64;

export class WordIndex {
  readonly #places = new Map<string, number[]>();
  /** Of those names that have no word of enough letters, which may be contained as a whole. */
  readonly #short: number[] = [];
  readonly #byLetters = memoize(() => this.#groupedByLetters());
  readonly #related = memoize((word: string) => this.#relatedTo(word));

  /** @param names at their places */
  constructor(names: readonly PlainName[]) {
    for (const [place, { words }] of names.entries()) {
      for (const word of words) {
        const known = this.#places.get(word);
        if (known === undefined) this.#places.set(word, [place]);
        else known.push(place);
      }
      if (!words.some(isLong)) this.#short.push(place);
    }
  }

  /** The names that have the word. */
  with(word: string): Places {
    return this.#places.get(word) ?? NOWHERE;
  }

  /**
   * The names of which a word contains a word of the name or is contained in one, or which contain the name as a whole or
   * are contained in it; several lists; null where it may be any.
   */
  containing({ words }: PlainName): readonly Places[] | null {
    const long = words.filter(isLong);
    if (long.length === 0 || long.some(({ length }) => length > MOST_LETTERS)) return null;
    return [this.#short, ...new Set(long.flatMap((word) => this.#related(word)))];
  }

  #relatedTo(word: string): Places[] {
    const related = new Set<string>();
    for (let from = 0; from + LEAST_LETTERS <= word.length; from++)
      for (let to = from + LEAST_LETTERS; to <= word.length; to++) related.add(word.slice(from, to));
    const longer = lettersOf(word)
      .map((letters) => this.#byLetters().get(letters) ?? [])
      .reduce((fewest, words) => (words.length < fewest.length ? words : fewest));
    for (const other of longer) if (other.includes(word)) related.add(other);
    return [...related].flatMap((other) => {
      const places = this.#places.get(other);
      return places === undefined ? [] : [places];
    });
  }

  #groupedByLetters(): ReadonlyMap<string, readonly string[]> {
    const groups = new Map<string, string[]>();
    for (const word of this.#places.keys()) {
      for (const letters of new Set(lettersOf(word))) {
        const known = groups.get(letters);
        if (known === undefined) groups.set(letters, [word]);
        else known.push(word);
      }
    }
    return groups;
  }
}

function isLong({ length }: string): boolean {
  return length >= LEAST_LETTERS;
}

/** Every three letters that stand beside each other. */
function lettersOf(word: string): string[] {
  return Array.from({ length: Math.max(word.length - LEAST_LETTERS + 1, 0) }, (_, at) =>
    word.slice(at, at + LEAST_LETTERS),
  );
}

/** Whether one of the places is among those from `from` up to, without, `to`. */
export function isAmong(places: Places, from: number, to: number): boolean {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? to) < from) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? to) < to;
}
