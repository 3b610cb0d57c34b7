/** Lists that a module keeps: without the room that they have grown. */

const NONE: readonly never[] = Object.freeze([]);

/** The same elements in a list that has room for no more; every empty one is the same list. */
export function exact<Element>(list: readonly Element[]): readonly Element[] {
  return list.length === 0 ? NONE : list.slice();
}
