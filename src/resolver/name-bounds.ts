/** What tells at once how much a name can be like another one, or any of many, at most: letters and words that both have. */
import { SIMILARITY_WEIGHTS } from './similarity.ts';
import type { PlainName } from './similarity.ts';

/** Letters, digits and the blank: all that is left of a name. */
const CHARACTERS = 37;

/** Of longer names the counts, which are bytes, are no longer true. */
const LONGEST = 255;

/** A name with what of its characters is compared at once. */
export interface CountedName extends PlainName {
  /** How often each is in it. */
  readonly characters: Uint8Array;
  /** What each place holds. */
  readonly places: Uint8Array;
}

export function counted(name: PlainName): CountedName {
  const { text } = name;
  const characters = new Uint8Array(CHARACTERS);
  const places = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const place = placeOf(text.charCodeAt(at));
    places[at] = place;
    characters[place] = Math.min((characters[place] ?? 0) + 1, LONGEST);
  }
  return { ...name, characters, places };
}

function placeOf(code: number): number {
  if (code >= 97) return code - 97;
  return code >= 48 ? code - 48 + 26 : CHARACTERS - 1;
}

/** What the names of a group have at least and at most. */
export interface Bounds {
  readonly shortest: number;
  readonly longest: number;
  readonly fewest: Uint8Array;
  readonly most: Uint8Array;
  readonly fewestWords: number;
  readonly mostWords: number;
  /** The groups of synonyms of all their words. */
  readonly groups: number;
}

export function boundsOf({ text, characters, words, groups }: CountedName): Bounds {
  return {
    shortest: text.length,
    longest: text.length,
    fewest: characters,
    most: characters,
    fewestWords: words.length,
    mostWords: words.length,
    groups: groups.reduce((all, own) => all | own, 0),
  };
}

/** Of all together. @throws where there are none */
export function joined(all: readonly Bounds[]): Bounds {
  return all.reduce((a, b) => ({
    shortest: Math.min(a.shortest, b.shortest),
    longest: Math.max(a.longest, b.longest),
    fewest: a.fewest.map((count, at) => Math.min(count, b.fewest[at] ?? 0)),
    most: a.most.map((count, at) => Math.max(count, b.most[at] ?? 0)),
    fewestWords: Math.min(a.fewestWords, b.fewestWords),
    mostWords: Math.max(a.mostWords, b.mostWords),
    groups: a.groups | b.groups,
  }));
}

/**
 * The most that the name can be like any of the others, but for characters.
 * @param shared how many of its words others have
 * @param hasSubstring whether one may contain the other, or a word of it
 */
export function mostBesideCharacters(
  name: CountedName,
  others: Bounds,
  shared: number,
  hasSubstring: boolean,
): number {
  const weights = SIMILARITY_WEIGHTS;
  return (
    mostOverlap(name, others, shared) * weights.words +
    mostMeaning(name, others, shared) * weights.meanings +
    (hasSubstring ? weights.substrings : 0)
  );
}

function mostOverlap({ words }: CountedName, { fewestWords, mostWords }: Bounds, shared: number): number {
  const both = Math.min(shared, mostWords);
  return both === 0 ? 0 : both / (words.length + Math.max(fewestWords, both) - both);
}

/** The words of others are all synonyms at most, and those that both have are one word of theirs. */
function mostMeaning(
  { words, groups: own }: CountedName,
  { fewestWords, groups }: Bounds,
  shared: number,
): number {
  if (words.length === 0) return 0;
  let synonyms = 0;
  for (const group of own) if ((group & groups) !== 0) synonyms += 0.8;
  return Math.min((synonyms + shared / Math.max(fewestWords, 1)) / words.length, 1);
}

/** No more characters can be in matching blocks than both have, and none of those that the other one has beside them. */
export function mostCharacters({ text, characters }: CountedName, others: Bounds): number {
  const { shortest, longest, fewest, most } = others;
  if (text.length > LONGEST || longest > LONGEST) return 1;
  let both = 0;
  let beside = 0;
  for (let at = 0; at < CHARACTERS; at++) {
    const own = characters[at] ?? 0;
    both += Math.min(own, most[at] ?? 0);
    beside += Math.max(0, (fewest[at] ?? 0) - own);
  }
  // Of longer ones more is beside, of shorter ones less can be in both.
  const length = Math.min(Math.max(both + beside, shortest), longest);
  const all = text.length + length;
  return all === 0 ? 1 : (2 * Math.min(both, length - beside)) / all;
}

/** So many places have a bit each. */
const MOST_BITS = 31;

/**
 * The most that the characters of a name can be like those of another one, which is asked of many: matching blocks stand in
 * the same order in both, so that no more is in them than in the longest subsequence of both (worked out with a bit for
 * each place of the name: Hyyrö, Bit-parallel LCS-length computation revisited, 2004).
 */
export function mostInOrder(name: CountedName): (other: CountedName) => number {
  const { length } = name.places;
  if (length > MOST_BITS) return () => 1;
  const bits = new Int32Array(CHARACTERS);
  for (const [at, place] of name.places.entries()) bits[place] = (bits[place] ?? 0) | (1 << at);
  const all = length === 0 ? 0 : -1 >>> (32 - length);
  return ({ places }) => {
    // A bit is cleared where the subsequence grows.
    let open = -1;
    for (let at = 0; at < places.length; at++) {
      const both = open & (bits[places[at] ?? 0] ?? 0);
      open = (open + both) | (open - both);
    }
    const total = length + places.length;
    return total === 0 ? 1 : (2 * countOf(~open & all)) / total;
  };
}

/** How many bits are set. */
function countOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
