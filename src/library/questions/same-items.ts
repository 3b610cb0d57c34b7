/** Compares lists by the very items that they hold. */

/** Whether both hold the same objects in the same order. */
export function haveSameItems(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}
