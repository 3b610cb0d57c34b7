/** Resolves the dependencies of one library, and does as little as a question needs: it has as many pairs as steps squared. */
import type { Dependency, SpecOutput, Step, StepLibrary } from '../library/model.ts';
import type { LanguageName } from '../languages/syntax.ts';
import { once, oncePer } from '../languages/once.ts';
import { formerAndPlainNames, typeScore } from './compatibility.ts';
import { candidateOf, ranked, THRESHOLD } from './resolve.ts';
import type { Candidate, Resolution } from './resolve.ts';
import { compareRemembered, normalizeName } from './similarity.ts';

/** A dependency with the step that it is of. */
export interface Demand {
  readonly step: Step;
  readonly dependency: Dependency;
}

interface Offer {
  readonly step: Step;
  readonly output: SpecOutput;
  readonly typeKey: string;
  /** The keys of each step and name that a dependency may mean it by. */
  readonly sourceKeys: readonly string[];
}

const offersOf = oncePer((step: Step): readonly Offer[] =>
  step.spec.outputs.map((output) => ({
    step,
    output,
    typeKey: typeKey(step, output.type),
    sourceKeys: [output.name, ...output.aliases.names].map((name) =>
      sourceKey(step, step.canonicalName ?? '', name),
    ),
  })),
);

/** The dependencies of a step, as demands. */
export const demandsOf = oncePer((step: Step): readonly Demand[] =>
  step.spec.dependencies.map((dependency) => ({ step, dependency })),
);

/** Where an output stands by which a dependency can't be beaten. */
const wantedKeys = oncePer(({ step, dependency: { name, compatibleSources } }: Demand): readonly string[] =>
  compatibleSources.flatMap(formerAndPlainNames).map((source) => sourceKey(step, source, name)),
);

/** The best score that there is: nothing beats what has it. */
const FULL_SCORE = 1;

export class Resolver {
  readonly #library: StepLibrary;
  readonly #offers: ReadonlyMap<LanguageName, readonly Offer[]>;
  readonly #byType: ReadonlyMap<string, readonly Offer[]>;
  readonly #types: readonly (string | null)[];
  /** At the same score the first one wins. */
  readonly #orders: () => ReadonlyMap<SpecOutput, number>;
  readonly #bySource: () => ReadonlyMap<string, readonly Offer[]>;
  readonly #demands = once(() => this.#library.steps.flatMap(demandsOf));
  readonly #winners = new Map<Dependency, Candidate | null>();

  constructor(library: StepLibrary) {
    this.#library = library;
    const offers = library.steps.flatMap(offersOf);
    this.#offers = grouped(offers, ({ step }) => [step.spec.module.language]);
    this.#byType = grouped(offers, (offer) => [offer.typeKey]);
    this.#types = [...new Set(offers.map(({ output }) => output.type))];
    this.#orders = once(() => new Map(offers.map(({ output }, order) => [output, order])));
    this.#bySource = once(() => grouped(offers, ({ sourceKeys }) => sourceKeys));
  }

  /** Every dependency of every step, in the order of the steps. */
  demands(): readonly Demand[] {
    return this.#demands();
  }

  /** A dependency among all other steps of its language. */
  resolution(demand: Demand): Resolution {
    const offers = this.#offers.get(demand.step.spec.module.language) ?? [];
    const candidates = offers.flatMap((offer) => this.#candidate(demand, offer) ?? []);
    return { ...demand, ...ranked(candidates) };
  }

  /** What it resolves to: the same as in its resolution, found faster where an output can't be beaten. */
  winner(demand: Demand): Candidate | null {
    const known = this.#winners.get(demand.dependency);
    if (known !== undefined) return known;
    const winner = this.#unbeatable(demand) ?? this.resolution(demand).winner;
    this.#winners.set(demand.dependency, winner);
    return winner;
  }

  /** What is good enough to win, in any order; worked out one by one. */
  *producers(demand: Demand): Generator<Candidate> {
    const { step, dependency } = demand;
    for (const type of this.#types) {
      if (typeScore(dependency.type, type) === 0) continue;
      for (const offer of this.#byType.get(typeKey(step, type)) ?? []) {
        const candidate = this.#candidate(demand, offer);
        if (candidate !== null && candidate.score.total > THRESHOLD) yield candidate;
      }
    }
  }

  /** An output of a step that the dependency doesn't belong to, as a candidate for it, with other aliases than its own. */
  candidateWith(
    demand: Demand,
    offer: Pick<Candidate, 'step' | 'output'>,
    aliases: readonly string[],
  ): Candidate | null {
    const isOther =
      offer.step !== demand.step && offer.step.spec.module.language === demand.step.spec.module.language;
    if (!isOther) return null;
    return candidateOf(
      this.#library,
      demand.dependency,
      offer.step,
      offer.output,
      aliases,
      compareRemembered,
    );
  }

  /** Whether the first of two outputs comes before the second. */
  isBefore(first: SpecOutput, second: SpecOutput): boolean {
    const orders = this.#orders();
    return (orders.get(first) ?? 0) < (orders.get(second) ?? 0);
  }

  #candidate(demand: Demand, { step, output }: Offer): Candidate | null {
    return this.candidateWith(demand, { step, output }, output.aliases.names);
  }

  /**
   * Where sources are named, only an output of one of them whose name is the dependency's, as far as names are compared,
   * can reach the full score: every part but the name's comes to less.
   */
  #unbeatable(demand: Demand): Candidate | null {
    const offers = new Set(wantedKeys(demand).flatMap((key) => this.#bySource().get(key) ?? []));
    const [first] = [...offers]
      .sort((a, b) => (this.isBefore(a.output, b.output) ? -1 : 1))
      .flatMap((offer) => this.#candidate(demand, offer) ?? [])
      .filter(({ score }) => score.total === FULL_SCORE);
    return first ?? null;
  }
}

/** The resolver of a library: there is one for each, which remembers what it was asked. */
export const resolverOf = oncePer((library: StepLibrary) => new Resolver(library));

function typeKey({ spec }: Step, type: string | null): string {
  return `${spec.module.language} ${type ?? ''}`;
}

function sourceKey({ spec }: Step, source: string, name: string): string {
  return `${spec.module.language}\n${source.replace(/Step$/, '')}\n${normalizeName(name)}`;
}

function grouped<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of keys.length > 1 ? new Set(keys) : keys) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
