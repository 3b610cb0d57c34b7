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

/** What these are called; of more than are named the first, and how many more there are: `990 more`. */
export function someNames<Item>(items: readonly Item[], nameOf: (item: Item) => string): string[] {
  const names = items.slice(0, MOST_NAMED).map(nameOf);
  return items.length > MOST_NAMED ? [...names, `${items.length - MOST_NAMED} more`] : names;
}

/** `a, b, c`; of more than are named `a, b, … and 990 more`. */
export function listNames<Item>(items: readonly Item[], nameOf: (item: Item) => string): string {
  const names = someNames(items, nameOf);
  return items.length > MOST_NAMED
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
    : names.join(', ');
}
