/** Copies lists that a module keeps, so that they hold no spare capacity. */

const NONE: readonly never[] = Object.freeze([]);

/** The same elements in a list that has room for no more; every empty one is the same list. */
export function compact<Element>(list: readonly Element[]): readonly Element[] {
  return list.length === 0 ? NONE : list.slice();
}
