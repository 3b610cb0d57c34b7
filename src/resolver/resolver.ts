/** Resolves the dependencies of one library, and does as little as a question needs: it has as many pairs as steps squared. */
import type { Dependency, SpecOutput, Step, StepLibrary } from '../library/model.ts';
import type { LanguageName } from '../languages/syntax.ts';
import { formerAndPlainNames, typeScore } from './compatibility.ts';
import { candidateOf, ranked, THRESHOLD } from './resolve.ts';
import type { Candidate, Resolution } from './resolve.ts';
import { normalizeName, rememberSimilarities } from './similarity.ts';

/** A dependency with the step that it is of. */
export interface Demand {
  readonly step: Step;
  readonly dependency: Dependency;
}

interface Offer {
  readonly step: Step;
  readonly output: SpecOutput;
  /** Its place among all offers: at the same score the first one wins. */
  readonly order: number;
}

/** The best score that there is: nothing beats what has it. */
const FULL_SCORE = 1;

export class Resolver {
  readonly #library: StepLibrary;
  readonly #compare = rememberSimilarities();
  readonly #offers: ReadonlyMap<LanguageName, readonly Offer[]>;
  readonly #byType: ReadonlyMap<string, readonly Offer[]>;
  readonly #types: readonly (string | null)[];
  readonly #orders: ReadonlyMap<SpecOutput, number>;
  readonly #bySource: ReadonlyMap<string, readonly Offer[]>;
  readonly #winners = new Map<Dependency, Candidate | null>();

  constructor(library: StepLibrary) {
    this.#library = library;
    const offers = library.steps
      .flatMap((step) => step.spec.outputs.map((output) => ({ step, output })))
      .map((offer, order) => ({ ...offer, order }));
    this.#offers = grouped(offers, ({ step }) => [step.spec.module.language]);
    this.#byType = grouped(offers, ({ step, output }) => [typeKey(step, output.type)]);
    this.#types = [...new Set(offers.map(({ output }) => output.type))];
    this.#orders = new Map(offers.map(({ output, order }) => [output, order]));
    this.#bySource = grouped(offers, ({ step, output }) =>
      [output.name, ...output.aliases.names].map((name) => sourceKey(step, step.canonicalName ?? '', name)),
    );
  }

  /** Every dependency of every step, in the order of the steps. */
  demands(): Demand[] {
    return this.#library.steps.flatMap((step) =>
      step.spec.dependencies.map((dependency) => ({ step, dependency })),
    );
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
    return candidateOf(this.#library, demand.dependency, offer.step, offer.output, aliases, this.#compare);
  }

  /** Whether the first of two outputs comes before the second. */
  isBefore(first: SpecOutput, second: SpecOutput): boolean {
    return (this.#orders.get(first) ?? 0) < (this.#orders.get(second) ?? 0);
  }

  #candidate(demand: Demand, { step, output }: Offer): Candidate | null {
    return this.candidateWith(demand, { step, output }, output.aliases.names);
  }

  /**
   * Where sources are named, only an output of one of them whose name is the dependency's, as far as names are compared,
   * can reach the full score: every part but the name's comes to less.
   */
  #unbeatable(demand: Demand): Candidate | null {
    const { step, dependency } = demand;
    const offers = new Set(
      dependency.compatibleSources
        .flatMap(formerAndPlainNames)
        .flatMap((source) => this.#bySource.get(sourceKey(step, source, dependency.name)) ?? []),
    );
    const [first] = [...offers]
      .sort((a, b) => a.order - b.order)
      .flatMap((offer) => this.#candidate(demand, offer) ?? [])
      .filter(({ score }) => score.total === FULL_SCORE);
    return first ?? null;
  }
}

const resolvers = new WeakMap<StepLibrary, Resolver>();

/** The resolver of a library: there is one for each, which remembers what it was asked. */
export function resolverOf(library: StepLibrary): Resolver {
  const resolver = resolvers.get(library) ?? new Resolver(library);
  resolvers.set(library, resolver);
  return resolver;
}

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
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
