/** Items that are worked out while somebody asks for more of them. */

/** What gives the items of another one as often as somebody asks, and works out each of them once. */
export function replayed<Item>(items: Iterator<Item, void>): Iterable<Item> {
  const known: Item[] = [];
  return {
    *[Symbol.iterator]() {
      for (let at = 0; ; at++) {
        const item = known[at];
        if (at < known.length) yield item as Item;
        else {
          const next = items.next();
          if (next.done === true) return;
          known.push(next.value);
          yield next.value;
        }
      }
    },
  };
}
