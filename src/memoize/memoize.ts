/**
 * Values that are derived once and reused. docs/reuse.md says what may be a key, and why what is derived has to be pure.
 */

interface Known<Value> {
  readonly value: Value;
}

/**
 * A function that derives its value once: once at all where it takes no key, and else once for each key.
 * @param make pure: it rests on nothing but the key, and what never changes. An object is a key by its identity: it must
 * not change, and its value is forgotten with it. Whatever else is a key by its value, and is kept as long as the function.
 */
export function memoize<Value>(make: () => Value): () => Value;
export function memoize<Key, Value>(make: (key: Key) => Value): (key: Key) => Value;
export function memoize<Key, Value>(make: (key: Key | undefined) => Value): (key?: Key) => Value {
  let single: Known<Value> | undefined;
  let byIdentity: WeakMap<object, Known<Value>> | undefined;
  let byValue: Map<unknown, Known<Value>> | undefined;
  return (key) => {
    if (key === undefined) return (single ??= { value: make(key) }).value;
    const known =
      typeof key === 'object' && key !== null
        ? (byIdentity ??= new WeakMap<object, Known<Value>>())
        : (byValue ??= new Map<unknown, Known<Value>>());
    let found = known.get(key as Key & object);
    if (found === undefined) known.set(key as Key & object, (found = { value: make(key) }));
    return found.value;
  };
}

/** Gives the value that a key had last where it still holds, and else derives and keeps another one. */
export type Latest<Key extends object, Value> = (
  key: Key,
  holds: (latest: Value) => boolean,
  make: () => Value,
) => Value;

/**
 * For what is derived from more than its key, and mostly stays the same from one state of a library to the next: it stays
 * the very same object then, so that what is derived from it holds, too.
 */
export function memoizeLatest<Key extends object, Value>(): Latest<Key, Value> {
  const latest = new WeakMap<Key, Known<Value>>();
  return (key, holds, make) => {
    const known = latest.get(key);
    if (known !== undefined && holds(known.value)) return known.value;
    const value = make();
    latest.set(key, { value });
    return value;
  };
}

/** Whether both hold the same objects in the same order: what many a latest value holds by. */
export function haveSameItems(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, at) => each === others[at]);
}
