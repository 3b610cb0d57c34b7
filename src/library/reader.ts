/** Reads modules, and takes over what a former state of the library was read to be, where nothing it rests on is new. */
import type { ImportFollower } from '../languages/language.ts';
import type { LanguageName, Module } from '../languages/syntax.ts';
import type { Documents } from './documents.ts';
import { createEvaluator } from './evaluate.ts';
import type { Evaluator } from './evaluate.ts';
import type { Modules } from './modules.ts';

/** An import that was followed for a reading: the only way from one module to another. */
interface Followed {
  readonly from: Module;
  readonly named: string;
  /** Null where there was no such module. */
  readonly to: Module | null;
}

/** What was read, and what it rests on beside what it was read from. */
interface Reading<Value> {
  readonly value: Value;
  readonly followed: readonly Followed[];
  /** Of the state that it was last found to hold in: with both the same, an import leads to the same path. */
  paths: readonly string[];
  documents: Documents;
}

/** What was last read from each thing. It is forgotten with the thing that it was read from. */
export type Readings<From extends object, Value> = WeakMap<From, Reading<Value>>;

/** Reads in one state of a library. */
export class Reader {
  readonly #modules: Modules;
  readonly #followers: ReadonlyMap<LanguageName, ImportFollower>;
  readonly #documents: Documents;

  constructor(modules: Modules, followers: ReadonlyMap<LanguageName, ImportFollower>, documents: Documents) {
    this.#modules = modules;
    this.#followers = followers;
    this.#documents = documents;
  }

  /**
   * What was read before, where it still holds; else it is read anew. It holds where every import that was followed for
   * it leads to the same module, which is the very same object unless its text is another one.
   * @param from a module of this state, or what was read in this state
   * @param read rests on nothing but `from` and what the evaluator tells, or else `holds` says whether that is as it was
   */
  read<From extends object, Value>(
    readings: Readings<From, Value>,
    from: From,
    read: (evaluator: Evaluator) => Value,
    holds: (value: Value) => boolean = () => true,
  ): Value {
    const known = readings.get(from);
    if (known !== undefined && holds(known.value) && this.#leadsAsBefore(known)) return known.value;
    const followed = new Map<Module, Map<string, Followed>>();
    const value = read(
      createEvaluator(this.#followers, (module, named) => this.#follow(followed, module, named)),
    );
    const all = [...followed.values()].flatMap((byName) => [...byName.values()]);
    readings.set(from, { value, followed: all, paths: this.#modules.paths, documents: this.#documents });
    return value;
  }

  #follow(followed: Map<Module, Map<string, Followed>>, from: Module, named: string): Module | null {
    const byName = followed.get(from) ?? new Map<string, Followed>();
    followed.set(from, byName);
    const known = byName.get(named);
    if (known !== undefined) return known.to;
    const to = this.#find(from, named);
    byName.set(named, { from, named, to });
    return to;
  }

  #find(from: Module, named: string): Module | null {
    return this.#followers.get(from.language)?.find(from, named) ?? null;
  }

  #leadsAsBefore(reading: Reading<unknown>): boolean {
    const { followed, paths, documents } = reading;
    const isSameTree = paths === this.#modules.paths && documents === this.#documents;
    const isSame = ({ from, named, to }: Followed): boolean =>
      isSameTree ? to === null || this.#modules.get(to.path) === to : this.#find(from, named) === to;
    if (!followed.every(isSame)) return false;
    reading.paths = this.#modules.paths;
    reading.documents = this.#documents;
    return true;
  }
}
