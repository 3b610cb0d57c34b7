/** Finds by bisection which of many fixes or files break a promise: checking one set takes as long as the library is large. */

/**
 * Each that breaks a promise together with those before it that break none, with how; the fewer they are, the fewer looks
 * it takes: for each no more than twice as many as there are halvings.
 * @param items of which all together break a promise
 * @param known how they do
 * @param failureOf how these, in their order, break a promise; null where they don't
 */
export function bisectFailures<Item, Failure>(
  items: readonly Item[],
  known: Failure,
  failureOf: (some: readonly Item[]) => Failure | null,
): Map<Item, Failure> {
  const innocent: Item[] = [];
  const guilty = new Map<Item, Failure>();
  /** @param failure how the part breaks a promise, if it is known to */
  const look = (part: readonly Item[], failure: Failure | null): void => {
    const [first] = part;
    if (first === undefined) return;
    const failed = failure ?? failureOf([...innocent, ...part]);
    if (failed === null) {
      innocent.push(...part);
      return;
    }
    if (part.length === 1) {
      guilty.set(first, failed);
      return;
    }
    const middle = Math.ceil(part.length / 2);
    const before = guilty.size;
    look(part.slice(0, middle), null);
    // Where the first half breaks nothing, the second one does.
    look(part.slice(middle), guilty.size === before ? failed : null);
  };
  look(items, known);
  return guilty;
}
