/** A list that may be as long as a library has files: its first items, and how many there are. */

export interface TruncatedList<Place> {
  /** At most `MOST_NAMED`. */
  readonly first: readonly Place[];
  readonly count: number;
}

/** So many are named wherever something is said of places or steps: each of thousands of findings may have thousands. */
export const MOST_NAMED = 10;

/** The first of several lists together. @param lists each sorted by `compare` */
export function firstOf<Place>(
  lists: readonly (readonly Place[])[],
  compare: (a: Place, b: Place) => number,
): TruncatedList<Place> {
  const first = lists.flatMap((list) => list.slice(0, MOST_NAMED));
  return {
    first: first.sort(compare).slice(0, MOST_NAMED),
    count: lists.reduce((sum, { length }) => sum + length, 0),
  };
}

/** Those of each part behind those of the parts before it. */
export function joinTruncated<Place>(parts: readonly TruncatedList<Place>[]): TruncatedList<Place> {
  return {
    first: parts.flatMap(({ first }) => first).slice(0, MOST_NAMED),
    count: parts.reduce((sum, { count }) => sum + count, 0),
  };
}

/** A list takes at most so many characters of a sentence, unless its first name alone is longer. */
const MOST_CHARACTERS = 100;

/**
 * What these are called; of more than are named, or fit into a line, the first, and how many more there are: `990 more`.
 */
export function someNames<Item>(items: readonly Item[], nameOf: (item: Item) => string): string[] {
  const { names, more } = cut(items, nameOf);
  return more === 0 ? names : [...names, `${more} more`];
}

/** `a, b, c`; of more than are named, or fit into a line, `a, b, … and 990 more`. */
export function listNames<Item>(items: readonly Item[], nameOf: (item: Item) => string): string {
  const { names, more } = cut(items, nameOf);
  return names.join(', ') + (more === 0 ? '' : ` and ${more} more`);
}

/** The same of names: `a, b, c`, `a, b and 21 more`. */
export function listOf(names: readonly string[]): string {
  return listNames(names, (name) => name);
}

/** As many of the first names as a line has room for, and how many there are beside those. */
function cut<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): { readonly names: string[]; readonly more: number } {
  const names = items.slice(0, MOST_NAMED).map(nameOf);
  let room = MOST_CHARACTERS;
  const over = names.findIndex((name, at) => (room -= name.length + 2) < 0 && at > 0);
  const fitting = over < 0 ? names : names.slice(0, over);
  return { names: fitting, more: items.length - fitting.length };
}
