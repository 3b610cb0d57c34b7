/** Resolves the dependencies of one library, and does as little as a question needs: it has as many pairs as steps squared. */
import type { Dependency, SpecOutput, Step, StepLibrary } from '../library/model/model.ts';
import type { LanguageName } from '../source/syntax.ts';
import { memoize } from '../memoize/memoize.ts';
import { replayed } from './replayed.ts';
import type { Scored } from './best.ts';
import { typesFitting } from './compatibility.ts';
import { grouped, Offers, offersByLanguage, offersOf } from './offers.ts';
import { candidateOf, ranked, sourceScoringOf, THRESHOLD } from './resolve.ts';
import type { Candidate, Resolution } from './resolve.ts';
import { bestOf, groupsAbove } from './search.ts';
import type { Search } from './search.ts';
import { compareRemembered } from './similarity.ts';

/** A dependency with the step that it is of. */
export interface Demand {
  readonly step: Step;
  readonly dependency: Dependency;
}

/** The dependencies of a step, as demands. */
export const demandsOf = memoize((step: Step): readonly Demand[] =>
  step.spec.dependencies.map((dependency) => ({ step, dependency })),
);

/** The best outputs for all dependencies that ask for the same. */
interface Ranking {
  readonly search: Search;
  /** The steps of all outputs that are good enough to win, as far as somebody has asked. */
  readonly producing: Iterable<Step>;
  best: readonly Scored[];
  /** As many were asked for. */
  asked: number;
}

const NO_OFFERS = new Offers([]);

/** Most libraries have a second producer among so many. */
const FEW = 8;

export class Resolver {
  readonly #library: StepLibrary;
  readonly #all = memoize(() => offersOf(this.#library));
  readonly #offers = memoize(() => offersByLanguage(this.#all()));
  readonly #orders = memoize(() => new Map(this.#all().map(({ output, order }) => [output, order])));
  readonly #demands = memoize(() => this.#library.steps.flatMap(demandsOf));
  readonly #alike = memoize(() => [
    ...grouped(this.demands(), ({ dependency }) => [keyOf(dependency)]).values(),
  ]);
  readonly #rankings = new Map<string, Ranking>();

  constructor(library: StepLibrary) {
    this.#library = library;
  }

  /** Every dependency of every step, in the order of the steps. */
  demands(): readonly Demand[] {
    return this.#demands();
  }

  /** The outputs of a language, by what dependencies ask for. */
  offersIn(language: LanguageName): Offers {
    return this.#offers().get(language) ?? NO_OFFERS;
  }

  /** A dependency among all other steps of its language. */
  resolution(demand: Demand): Resolution {
    const candidates = this.#all().flatMap(
      ({ step, output }) => this.candidateWith(demand, { step, output }, output.aliases.names) ?? [],
    );
    return { ...demand, ...ranked(candidates) };
  }

  /** The first `count` candidates of its resolution, without asking all others. */
  best(demand: Demand, count: number): readonly Candidate[] {
    const ranking = this.#rankingOf(demand);
    // Of its own step nothing is taken.
    const others = (most: number): readonly Scored[] =>
      bestAmong(ranking, most).filter(({ offer }) => offer.step !== demand.step);
    const found = others(count);
    const enough = found.length < count ? others(count + demand.step.spec.outputs.length) : found;
    return enough.slice(0, count).map(({ offer: { step, output }, score }) => ({ step, output, score }));
  }

  /** Every dependency, those together that ask for the same: what is a candidate for one is for all, their own steps aside. */
  alike(): readonly (readonly Demand[])[] {
    return this.#alike();
  }

  /** How many candidates its resolution has. */
  countOf({ step, dependency }: Demand): number {
    const offers = this.offersIn(step.spec.module.language);
    const types = typesFitting(dependency.type).map(([type]) => type);
    const own = step.spec.outputs.filter(({ type }) => type !== null && types.includes(type));
    return types.reduce((sum, type) => sum + offers.countOf(type), 0) - own.length;
  }

  /** What it resolves to: the same as in its resolution. */
  winner(demand: Demand): Candidate | null {
    const [best] = this.best(demand, 1);
    return best !== undefined && best.score.total > THRESHOLD ? best : null;
  }

  /** Whether anything is good enough to win. */
  isResolved(demand: Demand): boolean {
    return this.producers(demand).next().done !== true;
  }

  /** The steps of what is good enough to win, by canonical name and each once; in any order, worked out one by one. */
  *producers(demand: Demand): Generator<string | null, void> {
    const seen = new Set<string | null>();
    for (const step of this.#rankingOf(demand).producing) {
      if (step === demand.step || seen.has(step.canonicalName)) continue;
      seen.add(step.canonicalName);
      yield step.canonicalName;
    }
  }

  #rankingOf({ dependency }: Demand): Ranking {
    const key = keyOf(dependency);
    let ranking = this.#rankings.get(key);
    if (ranking === undefined) {
      const sources = sourceScoringOf(this.#library, dependency);
      const offers = this.offersIn(dependency.spec.module.language);
      const search = { wanted: dependency, offers, sources };
      const producing = replayed(stepsProducing(search));
      this.#rankings.set(key, (ranking = { search, producing, best: [], asked: 0 }));
    }
    return ranking;
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
}

function* stepsProducing(search: Search): Generator<Step, void> {
  for (const { score, offers } of groupsAbove(search, () => THRESHOLD, FEW))
    if (score.total > THRESHOLD) for (const { step } of offers) yield step;
}

function bestAmong(ranking: Ranking, count: number): readonly Scored[] {
  if (ranking.asked < count) {
    ranking.best = bestOf(ranking.search, count);
    ranking.asked = count;
  }
  return ranking.best;
}

/** The same for all that ask for the same. */
const keyOf = memoize(
  ({ name, type, dataType, compatibleSources, semanticKeywords, spec }: Dependency): string =>
    JSON.stringify([spec.module.language, name, type, dataType, compatibleSources, semanticKeywords]),
);

/** The resolver of a library: there is one for each, which remembers what it was asked. */
export const resolverOf = memoize((library: StepLibrary) => new Resolver(library));
