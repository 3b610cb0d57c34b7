/** How alike two logical names are (docs/domain/dependency-resolution.md#similarity-of-names). */
import { matchingRatio } from './matching-blocks.ts';
import { areSynonyms, EXPANSIONS, STOP_WORDS } from './words.ts';

/** Each from 0 to 1. */
export interface Similarity {
  readonly total: number;
  /** Why: what was compared, and how alike it is by each measure; null where the names are the same. */
  readonly measures: {
    readonly characters: number;
    readonly words: number;
    readonly meanings: number;
    readonly substrings: number;
  } | null;
}

/** What each measure counts. */
export const SIMILARITY_WEIGHTS = { characters: 0.3, words: 0.25, meanings: 0.25, substrings: 0.2 } as const;

/** Lower case, words with one blank between them, abbreviations written out, words that say nothing left out. */
export function normalizeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[_\-.]/g, ' ')
    .replace(/[^a-z0-9\s]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => EXPANSIONS.get(word) ?? word)
    .filter((word) => !STOP_WORDS.has(word))
    .join(' ');
}

export type CompareNames = (first: string, second: string) => Similarity;

/** As many pairs are remembered, some 20 MB of them. */
const MOST_PAIRS = 100_000;

/** Compares a pair of names once: a library has the same few in every step, and in each of its states. */
export const compareRemembered = rememberSimilarities(MOST_PAIRS);

/** @param most after so many pairs it begins anew */
export function rememberSimilarities(most: number): CompareNames {
  const names = new Map<string, PlainName>();
  const known = new Map<string, Map<string, Similarity>>();
  let count = 0;
  const plain = (name: string): PlainName => {
    const found = names.get(name) ?? plainName(name);
    names.set(name, found);
    return found;
  };
  return (first, second) => {
    let row = known.get(first);
    if (row === undefined) known.set(first, (row = new Map<string, Similarity>()));
    let similarity = row.get(second);
    if (similarity !== undefined) return similarity;
    similarity = compared(plain(first), plain(second));
    row.set(second, similarity);
    count += 1;
    if (count === most) {
      names.clear();
      known.clear();
      count = 0;
    }
    return similarity;
  };
}

export function similarityOf(first: string, second: string): Similarity {
  return compared(plainName(first), plainName(second));
}

/** A name as it is compared. */
export interface PlainName {
  readonly isEmpty: boolean;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

export function plainName(name: string): PlainName {
  const text = normalizeName(name);
  return { isEmpty: name === '', text, words: wordsOf(text) };
}

function compared(first: PlainName, second: PlainName): Similarity {
  if (first.isEmpty || second.isEmpty) return { total: 0, measures: null };
  const [a, b] = [first.text, second.text];
  if (a === b) return { total: 1, measures: null };
  const measures = {
    characters: matchingRatio(a, b),
    words: overlap(first.words, second.words),
    meanings: meanMeaning(first.words, second.words),
    substrings: longestSubstring(a, b),
  };
  const total =
    measures.characters * SIMILARITY_WEIGHTS.characters +
    measures.words * SIMILARITY_WEIGHTS.words +
    measures.meanings * SIMILARITY_WEIGHTS.meanings +
    measures.substrings * SIMILARITY_WEIGHTS.substrings;
  return { total, measures };
}

function wordsOf(name: string): Set<string> {
  return new Set(name.split(' ').filter((word) => word !== ''));
}

/** The words that both have, over all words. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

/** The mean over all pairs of words: 1 for the same, 0.8 for synonyms. */
function meanMeaning(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let sum = 0;
  for (const one of a) {
    for (const other of b) sum += one === other ? 1 : areSynonyms(one, other) ? 0.8 : 0;
  }
  const pairs = a.size * b.size;
  return pairs === 0 ? 0 : sum / pairs;
}

/** How much of the longer the shorter is, where one contains the other: the names, or else two of their words. */
function longestSubstring(a: string, b: string): number {
  if (a.includes(b) || b.includes(a)) return share(a, b);
  const long = (name: string): string[] => name.split(' ').filter((word) => word.length >= 3);
  const shares = long(a).flatMap((one) =>
    long(b)
      .filter((other) => one.includes(other) || other.includes(one))
      .map((other) => share(one, other)),
  );
  return Math.max(0, ...shares);
}

function share(a: string, b: string): number {
  return Math.min(a.length, b.length) / Math.max(a.length, b.length);
}
