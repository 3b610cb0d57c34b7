/** The outputs of a library as a dependency is compared with them: those that differ in nothing but their step are one. */
import { memoize } from '../memoize/memoize.ts';
import type { LanguageName } from '../source/syntax.ts';
import type { SpecOutput, Step, StepLibrary } from '../library/model/model.ts';
import { withoutStep } from './compatibility.ts';
import { NameIndex } from './name-index.ts';
import { normalizeName } from './similarity.ts';

/** An output of a step. */
export interface Offer {
  readonly step: Step;
  readonly output: SpecOutput;
  /** Its place in the library: at the same score the first one wins. */
  readonly order: number;
}

/** Outputs of one type and data type with the same names, in the order of the library. */
export class Shape {
  readonly type: string | null;
  /** Its name, and its aliases. */
  readonly names: readonly string[];
  /** The same as they are compared. */
  readonly plainNames: readonly string[];
  readonly offers: Offer[] = [];
  readonly #bySource = memoize(() => grouped(this.offers, ({ step }) => [sourceName(step)]));

  constructor(output: SpecOutput) {
    this.type = output.type;
    this.names = namesOf(output);
    this.plainNames = plainNamesOf(output);
  }

  /** Those of the steps that are called so, `Step` at their ends aside. */
  from(source: string): readonly Offer[] {
    return this.#bySource().get(source) ?? [];
  }
}

// Outputs stay the same from one state of a library to the next, but for those of a file that was changed.

const namesOf = memoize(({ name, aliases }: SpecOutput): readonly string[] => [name, ...aliases.names]);

const plainNamesOf = memoize((output: SpecOutput): readonly string[] => namesOf(output).map(normalizeName));

/** The same for all that differ in nothing but their step. */
const keyOf = memoize((output: SpecOutput): string =>
  JSON.stringify([output.type, output.dataType, ...namesOf(output)]),
);

/** To put the names of a type in order takes as long as to look at all of them that often. */
const ASKED_WITHOUT_INDEX = 4;

/** All outputs that specs of one language offer. */
export class Offers {
  /** By type. */
  readonly #shapes = new Map<string, Shape[]>();
  readonly #counts = new Map<string, number>();
  readonly #bySource = memoize(() => this.#groupedBySource());
  readonly #byName = memoize(() => grouped(this.#all(), ({ names }) => names));
  readonly #byPlainName = memoize(() => grouped(this.#all(), ({ plainNames }) => plainNames));
  readonly #nameIndices = new Map<string, NameIndex<Shape>>();
  readonly #asked = new Map<string, number>();

  constructor(offers: readonly Offer[]) {
    const known = new Map<string, Shape>();
    for (const offer of offers) {
      const { type } = offer.output;
      // What has no type that is known fits nothing.
      if (type === null) continue;
      const key = keyOf(offer.output);
      let shape = known.get(key);
      if (shape === undefined) {
        known.set(key, (shape = new Shape(offer.output)));
        addTo(this.#shapes, type, shape);
      }
      shape.offers.push(offer);
      this.#counts.set(type, (this.#counts.get(type) ?? 0) + 1);
    }
  }

  #all(): Shape[] {
    return [...this.#shapes.values()].flat();
  }

  #groupedBySource(): ReadonlyMap<string, readonly Shape[]> {
    return grouped(this.#all(), ({ offers }) => offers.map(({ step }) => sourceName(step)));
  }

  ofType(type: string): readonly Shape[] {
    return this.#shapes.get(type) ?? [];
  }

  countOf(type: string): number {
    return this.#counts.get(type) ?? 0;
  }

  /** Of the steps that are called so, `Step` at their ends aside. */
  from(source: string): readonly Shape[] {
    return this.#bySource().get(source) ?? [];
  }

  /** Those with that name or alias, and then those with one that is read as the same. */
  *named(name: string): Generator<Shape, void> {
    yield* this.#byName().get(name) ?? [];
    yield* this.#byPlainName().get(normalizeName(name)) ?? [];
  }

  /**
   * Those of a type that have a name which may be at least so much like the given one, and maybe others.
   * @param atLeast asked again after each that was given
   */
  *like(type: string, name: string, atLeast: () => number): Generator<Shape, void> {
    const asked = (this.#asked.get(type) ?? 0) + 1;
    this.#asked.set(type, asked);
    if (asked <= ASKED_WITHOUT_INDEX) yield* this.ofType(type);
    else yield* this.#namesOf(type).like(name, atLeast);
  }

  #namesOf(type: string): NameIndex<Shape> {
    let index = this.#nameIndices.get(type);
    if (index === undefined) {
      index = new NameIndex(this.ofType(type).flatMap((shape) => shape.names.map((name) => [name, shape])));
      this.#nameIndices.set(type, index);
    }
    return index;
  }
}

function sourceName({ canonicalName }: Step): string {
  return withoutStep(canonicalName ?? '');
}

/** The offers of a library, in the order of its steps. */
export function offersOf({ steps }: StepLibrary): Offer[] {
  let order = 0;
  return steps.flatMap((step) => step.spec.outputs.map((output) => ({ step, output, order: order++ })));
}

/** By the language of their specs: a dependency means an output of its own language. */
export function offersByLanguage(offers: readonly Offer[]): ReadonlyMap<LanguageName, Offers> {
  const groups = grouped(offers, ({ step }) => [step.spec.module.language]);
  return new Map([...groups].map(([language, own]) => [language, new Offers(own)]));
}

/** Each item once under each of its keys. */
export function grouped<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of keys.length > 1 ? new Set(keys) : keys) addTo(groups, key, item);
  }
  return groups;
}

function addTo<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
