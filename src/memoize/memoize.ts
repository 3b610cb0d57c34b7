/** Puts off what takes long until somebody asks for it. */

/** A function that works out its value at the first call. */
export function once<Value>(make: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => (known ??= { value: make() }).value;
}

/** A function that works out its value once for each object, which never changes, and forgets it with the object. */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = { value: make(key) }));
    return found.value;
  };
}

/** A function that works out its value once for each key. */
export function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = { value: make(key) }));
    return found.value;
  };
}

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
