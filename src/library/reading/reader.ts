/** Reads modules, and takes over what a former state of the library was read to be, where nothing it rests on is new. */
import type { ImportResolver, ReadJson } from '../../languages/language.ts';
import { memoize, memoizeLatest } from '../../memoize/memoize.ts';
import type { Latest } from '../../memoize/memoize.ts';
import type { LanguageName, Module } from '../../source/syntax.ts';
import type { Documents } from '../sources/documents.ts';
import { traceModule } from '../tracing/trace.ts';
import type { Prefer } from '../tracing/imports.ts';
import type { Trace } from '../tracing/trace.ts';
import { createEvaluator } from '../values/evaluate.ts';
import type { Evaluator } from '../values/evaluate.ts';
import { FileBudget } from '../values/folding-limits.ts';
import type { Cost } from '../values/folding-limits.ts';
import type { Modules } from '../sources/modules.ts';

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
  /** What folding took off the budget of the file. */
  readonly cost: Cost;
  /** Whether the budget ended it: where the rest of the file takes less, it is another value. */
  readonly isCutOff: boolean;
  /** Of the state that it was last found to hold in: with both the same, an import leads to the same path. */
  paths: readonly string[];
  documents: Documents;
}

/** What things are read from: a file, or something that stands in one. */
type Readable = Module | { readonly module: Module } | { readonly at: { readonly module: Module } };

/** What was last read from each thing. */
/** What following the code of a module came by. */
type TraceOf = (module: Module) => Trace;

export type Readings<From extends Readable, Value> = Latest<From, Reading<Value>>;

export function readings<From extends Readable, Value>(): Readings<From, Value> {
  return memoizeLatest();
}

/** Reads in one state of a library. */
export class Reader {
  readonly #modules: Modules;
  readonly #resolvers: ReadonlyMap<LanguageName, ImportResolver>;
  readonly #documents: Documents;
  readonly #prefer: Prefer;
  readonly #budgets = memoize(({ text }: Module) => new FileBudget(text.length));

  /** @param prefer which of several values are meant that a name may stand for */
  constructor(
    modules: Modules,
    resolvers: ReadonlyMap<LanguageName, ImportResolver>,
    documents: Documents,
    prefer: Prefer,
  ) {
    this.#modules = modules;
    this.#resolvers = resolvers;
    this.#documents = documents;
    this.#prefer = prefer;
  }

  /**
   * What was read before, where it still holds; else it is read anew. It holds where every import that was followed for
   * it leads to the same module, which is the very same object unless its text is another one, and where the budget of
   * its file pays for it as it did.
   * @param from a module of this state, or what was read in this state
   * @param read rests on nothing but `from` and what the evaluator and the traces tell, or else `holds` says whether that is as it was
   */
  read<From extends Readable, Value>(
    latest: Readings<From, Value>,
    from: From,
    read: (evaluator: Evaluator, trace: TraceOf) => Value,
    holds: (value: Value) => boolean = () => true,
  ): Value {
    const budget = this.#budgets(moduleOf(from));
    const reading = latest(
      from,
      (known) =>
        !known.isCutOff && holds(known.value) && this.#leadsAsBefore(known) && budget.pay(known.cost),
      () => this.#readAnew(read, budget),
    );
    return reading.value;
  }

  /** What reads JSON in a module's texts, which rests on its language alone; null where they hold none. */
  readJsonIn({ language }: Module): ReadJson | null {
    return this.#resolvers.get(language)?.readJson ?? null;
  }

  #readAnew<Value>(
    read: (evaluator: Evaluator, trace: TraceOf) => Value,
    budget: FileBudget,
  ): Reading<Value> {
    const imports = new Map<Module, Map<string, Followed>>();
    const find = (module: Module, named: string): Module | null => this.#resolve(imports, module, named);
    const evaluator = createEvaluator(this.#resolvers, find, budget, this.#modules.names);
    const value = read(evaluator, (module) => traceModule(module, this.#resolvers, find, this.#prefer));
    return {
      value,
      followed: [...imports.values()].flatMap((named) => [...named.values()]),
      cost: evaluator.cost,
      isCutOff: budget.isSpent,
      paths: this.#modules.paths,
      documents: this.#documents,
    };
  }

  #resolve(imports: Map<Module, Map<string, Followed>>, from: Module, named: string): Module | null {
    let known = imports.get(from);
    if (known === undefined) imports.set(from, (known = new Map<string, Followed>()));
    let followed = known.get(named);
    if (followed === undefined) {
      followed = { from, named, to: this.#find(from, named) };
      known.set(named, followed);
    }
    return followed.to;
  }

  #find(from: Module, named: string): Module | null {
    return this.#resolvers.get(from.language)?.find(from, named) ?? null;
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

function moduleOf(from: Readable): Module {
  if ('module' in from) return from.module;
  return 'at' in from ? from.at.module : from;
}
