/** How alike two logical names are (docs/domain/dependency-resolution.md#similarity-of-names). */
import { matchingRatio } from './matching-blocks.ts';
import { EXPANSIONS, STOP_WORDS, synonymGroups } from './words.ts';

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
  /** Each once. */
  readonly words: readonly string[];
  /** The groups of synonyms that each word is in, as bits. */
  readonly groups: readonly number[];
}

export function plainName(name: string): PlainName {
  const text = normalizeName(name);
  const words = [...new Set(text.split(' ').filter((word) => word !== ''))];
  return { isEmpty: name === '', text, words, groups: words.map(synonymGroups) };
}

function compared(first: PlainName, second: PlainName): Similarity {
  if (first.isEmpty || second.isEmpty) return { total: 0, measures: null };
  const [a, b] = [first.text, second.text];
  if (a === b) return { total: 1, measures: null };
  const measures = {
    characters: matchingRatio(a, b),
    words: overlap(first, second),
    meanings: meanMeaning(first, second),
    substrings: longestSubstring(first, second),
  };
  const total =
    measures.characters * SIMILARITY_WEIGHTS.characters +
    measures.words * SIMILARITY_WEIGHTS.words +
    measures.meanings * SIMILARITY_WEIGHTS.meanings +
    measures.substrings * SIMILARITY_WEIGHTS.substrings;
  return { total, measures };
}

/**
 * Whether two names of other texts may be at least so much alike; the characters, which take long, are only compared where all else
 * leaves it open. What it rules out may be that much alike by the rounding of a sum.
 * @param characters the most that their characters can be alike
 */
export function mayBeAlike(first: PlainName, second: PlainName, characters: number, least: number): boolean {
  const weights = SIMILARITY_WEIGHTS;
  const words = overlap(first, second) * weights.words + meanMeaning(first, second) * weights.meanings;
  const most = words + characters * weights.characters;
  if (most + weights.substrings < least) return false;
  const substrings = longestSubstring(first, second) * weights.substrings;
  if (most + substrings < least) return false;
  return words + substrings + matchingRatio(first.text, second.text) * weights.characters >= least;
}

/** The words that both have, over all words. */
function overlap({ words: a }: PlainName, { words: b }: PlainName): number {
  if (a.length === 0 || b.length === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.includes(word)) shared += 1;
  return shared / (a.length + b.length - shared);
}

/** The mean over all pairs of words: 1 for the same, 0.8 for synonyms. */
function meanMeaning(a: PlainName, b: PlainName): number {
  let sum = 0;
  for (let at = 0; at < a.words.length; at++) {
    const groups = a.groups[at] ?? 0;
    for (let place = 0; place < b.words.length; place++) {
      if (a.words[at] === b.words[place]) sum += 1;
      else if ((groups & (b.groups[place] ?? 0)) !== 0) sum += 0.8;
    }
  }
  const pairs = a.words.length * b.words.length;
  return pairs === 0 ? 0 : sum / pairs;
}

/** Words of fewer letters contain nothing that counts. */
export const LEAST_LETTERS = 3;

/** How much of the longer the shorter is, where one contains the other: the names, or else two of their words. */
function longestSubstring({ text: a, words }: PlainName, { text: b, words: others }: PlainName): number {
  if (a.includes(b) || b.includes(a)) return share(a, b);
  let longest = 0;
  for (const one of words) {
    if (one.length < LEAST_LETTERS) continue;
    for (const other of others) {
      if (other.length < LEAST_LETTERS) continue;
      if (one.includes(other) || other.includes(one)) longest = Math.max(longest, share(one, other));
    }
  }
  return longest;
}

function share(a: string, b: string): number {
  return Math.min(a.length, b.length) / Math.max(a.length, b.length);
}
