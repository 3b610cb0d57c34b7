/** What dependencies resolve to, those together that ask for the same, to tell whom an output with other aliases would take from. */
import { memoize } from '../memoize/memoize.ts';
import type { SpecOutput, Step, StepLibrary } from '../library/model/model.ts';
import { mostUnnamed, scoreOf, stepsNamed, typeScore, withoutStep } from './compatibility.ts';
import type { Score } from './compatibility.ts';
import { grouped } from './offers.ts';
import { sourceScoringOf } from './resolve.ts';
import type { Candidate } from './resolve.ts';
import { resolverOf } from './resolver.ts';
import type { Demand } from './resolver.ts';
import { compareRemembered } from './similarity.ts';

/** Dependencies that ask for the same and go to the same output. */
export interface Contest {
  readonly winner: Candidate;
  /** In the order of the library. */
  readonly demands: readonly Demand[];
}

/** All dependencies that ask for the same and resolve to something. */
export interface Question {
  /** One of them. */
  readonly asked: Demand;
  readonly won: readonly Contest[];
  /** The least score that wins. */
  readonly least: number;
}

/** An output as a candidate with other aliases. */
export interface Moved {
  readonly question: Question;
  readonly moved: Candidate;
}

/** No step is called so. */
const NO_STEP = '\n';

export class Contests {
  readonly #library: StepLibrary;
  readonly #questions: readonly Question[];
  readonly #contests = new Map<Demand, Contest>();
  readonly #orders: ReadonlyMap<Demand, number>;
  readonly #steps: ReadonlyMap<SpecOutput, Step>;
  readonly #bySource: ReadonlyMap<string, readonly Question[]>;
  readonly #byWinner: ReadonlyMap<SpecOutput, readonly Question[]>;
  readonly #challenged = new Map<string, readonly Question[]>();

  constructor(library: StepLibrary) {
    const resolver = resolverOf(library);
    this.#library = library;
    this.#orders = new Map(resolver.demands().map((demand, order) => [demand, order]));
    this.#steps = new Map(library.steps.flatMap((step) => step.spec.outputs.map((output) => [output, step])));
    this.#questions = resolver.alike().flatMap((demands) => this.#questionOf(demands) ?? []);
    this.#bySource = grouped(this.#questions, ({ asked }) =>
      asked.dependency.compatibleSources.flatMap(stepsNamed),
    );
    this.#byWinner = grouped(this.#questions, ({ won }) => won.map(({ winner }) => winner.output));
  }

  #questionOf(demands: readonly Demand[]): Question | null {
    const [asked] = demands;
    const winners = new Map<SpecOutput, { winner: Candidate; demands: Demand[] }>();
    for (const demand of demands) {
      const winner = resolverOf(this.#library).winner(demand);
      if (winner === null) continue;
      const contest = winners.get(winner.output) ?? { winner, demands: [] };
      winners.set(winner.output, contest);
      contest.demands.push(demand);
      this.#contests.set(demand, contest);
    }
    const won = [...winners.values()];
    if (asked === undefined || won.length === 0) return null;
    const least = won.reduce((lowest, { winner }) => Math.min(lowest, winner.score.total), Infinity);
    return { asked, won, least };
  }

  orderOf(demand: Demand): number {
    return this.#orders.get(demand) ?? 0;
  }

  /** Null where the dependency resolves to nothing. */
  contestOf(demand: Demand): Contest | null {
    return this.#contests.get(demand) ?? null;
  }

  /** Where the output would score otherwise with these aliases, and may win by that, or no longer do. */
  of(output: SpecOutput, aliases: readonly string[]): Moved[] {
    const step = this.#steps.get(output);
    if (step === undefined) return [];
    const questions = new Set([
      ...this.#challengedBy(output, aliases),
      ...(this.#bySource.get(withoutStep(step.canonicalName ?? '')) ?? []),
      ...(this.#byWinner.get(output) ?? []),
    ]);
    return [...questions].flatMap((question): Moved[] => {
      if (question.asked.dependency.spec.module.language !== output.spec.module.language) return [];
      const name = step.canonicalName ?? '';
      const [was, is] = [output.aliases.names, aliases].map((names) =>
        this.#score(question, output, names, name),
      );
      if (was == null || is == null || was.total === is.total) return [];
      return [{ question, moved: { step, output, score: is } }];
    });
  }

  /** Those that name no source that the output is of: the same for all outputs that differ in nothing but their step. */
  #challengedBy(output: SpecOutput, aliases: readonly string[]): readonly Question[] {
    const { name, type, dataType, spec } = output;
    const { language } = spec.module;
    const key = JSON.stringify([language, name, type, dataType, output.aliases.names, aliases]);
    let challenged = this.#challenged.get(key);
    if (challenged === undefined) {
      challenged = this.#questions.filter((question) => {
        const { dependency } = question.asked;
        if (dependency.spec.module.language !== language) return false;
        const fit = typeScore(dependency.type, type);
        if (fit === 0) return false;
        if (fit + mostUnnamed(dependency, sourceScoringOf(this.#library, dependency)) < question.least)
          return false;
        const is = this.#score(question, output, aliases, NO_STEP);
        return is !== null && is.total >= question.least;
      });
      this.#challenged.set(key, challenged);
    }
    return challenged;
  }

  #score(
    { asked: { dependency } }: Question,
    { name, type, dataType }: SpecOutput,
    aliases: readonly string[],
    step: string,
  ): Score | null {
    const sources = sourceScoringOf(this.#library, dependency);
    return scoreOf(dependency, { name, type, dataType, aliases, step }, sources, compareRemembered);
  }
}

/** There is one for each library, which remembers what it was asked. */
export const contestsOf = memoize((library: StepLibrary) => new Contests(library));
