/** The same for values that are derived from each other: it tells where a key leads back to itself. */

/** While a value is being made. */
const OPEN = Symbol('open');

export class RecursiveMemo<Key extends object, By, Value> {
  readonly #known = new Map<Key, Map<By, Value | typeof OPEN>>();
  readonly #open: (readonly [Map<By, Value | typeof OPEN>, By])[] = [];
  readonly #circle: Value;

  /** @param circle the value of a key that is asked for while it is being made */
  constructor(circle: Value) {
    this.#circle = circle;
  }

  /** @param make is called once for a pair of keys, unless it throws */
  get(key: Key, by: By, make: () => Value): Value {
    let values = this.#known.get(key);
    if (values === undefined) this.#known.set(key, (values = new Map<By, Value | typeof OPEN>()));
    const known = values.get(by);
    if (known === OPEN) return this.#circle;
    if (known !== undefined) return known;
    values.set(by, OPEN);
    this.#open.push([values, by]);
    const value = make();
    this.#open.pop();
    values.set(by, value);
    return value;
  }

  /** Forgets what was being made when `make` threw. */
  abandon(): void {
    for (const [values, by] of this.#open) values.delete(by);
    this.#open.length = 0;
  }
}
