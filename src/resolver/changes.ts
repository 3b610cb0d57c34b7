/** What became of the dependencies of a library between two states of it. */
import type { Dependency, StepLibrary } from '../library/model/model.ts';
import { nameOfDependency, nameOfOutput, nameOfStep, standing } from './resolve.ts';
import type { Candidate } from './resolve.ts';
import { resolverOf } from './resolver.ts';
import type { Demand, Resolver } from './resolver.ts';

/** A score that moves by less than this is noise: names that share a few letters. */
const NOTABLE = 0.05;

/** Where more outputs change, only other winners are told: each of thousands may move for each of as many dependencies. */
const MOST_CHANGED = 50;

/**
 * What became of the dependencies between two states of a library, a line for each that a person would want to know of:
 * another winner, or a candidate whose score moved notably.
 */
export function resolutionChanges(before: StepLibrary, after: StepLibrary): string[] {
  const [then, now] = [resolverOf(before), resolverOf(after)];
  const changed = changedOffers(before, after);
  const former = new Map(then.demands().map((demand) => [keyOf(demand), demand]));
  const isMany = changed.length > MOST_CHANGED;
  return now.demands().flatMap((demand) => {
    const was = former.get(keyOf(demand));
    if (was === undefined) return [];
    if (isMany) return changesOf(demand, then.winner(was), now.winner(demand), []);
    const moves = changed.map((offers): Move => ({
      was: candidateFor(then, was, offers.was),
      is: candidateFor(now, demand, offers.is),
    }));
    const isAsBefore =
      sameDemand(was, demand) && moves.every(({ was: old, is }) => scoreIn(old) === scoreIn(is));
    return isAsBefore ? [] : changesOf(demand, then.winner(was), now.winner(demand), moves);
  });
}

type Offer = Pick<Candidate, 'step' | 'output'>;

/** An output in two states of the library, as a candidate for one dependency; null where it is none. */
interface Move {
  readonly was: Candidate | null;
  readonly is: Candidate | null;
}

function scoreIn(candidate: Candidate | null): number | null {
  return candidate?.score.total ?? null;
}

function candidateFor(resolver: Resolver, demand: Demand, offer: Offer | null): Candidate | null {
  return offer === null ? null : resolver.candidateWith(demand, offer, offer.output.aliases.names);
}

/** The outputs of which a score may differ, in the order of the second library, and those that are gone behind them. */
function changedOffers(
  before: StepLibrary,
  after: StepLibrary,
): { readonly was: Offer | null; readonly is: Offer | null }[] {
  const [then, now] = [before, after].map(offersOf);
  const known = then ?? new Map<string, Offer>();
  const changed = [...(now ?? [])].flatMap(([key, is]) => {
    const was = known.get(key) ?? null;
    return was !== null && shapeOf(was) === shapeOf(is) ? [] : [{ was, is }];
  });
  const gone = [...known].flatMap(([key, was]) => (now?.has(key) === true ? [] : [{ was, is: null }]));
  return [...changed, ...gone];
}

function offersOf({ steps }: StepLibrary): Map<string, Offer> {
  return new Map(
    steps.flatMap((step) =>
      step.spec.outputs.map((output) => [
        JSON.stringify([step.spec.module.path, step.spec.name, output.name]),
        { step, output },
      ]),
    ),
  );
}

/** All of an output that its score depends on. */
function shapeOf({ step, output: { type, dataType, aliases } }: Offer): string {
  return JSON.stringify([type, dataType, aliases.names, step.canonicalName]);
}

function sameDemand({ dependency: a }: Demand, { dependency: b }: Demand): boolean {
  const shape = ({ type, dataType, compatibleSources, semanticKeywords }: Dependency): string =>
    JSON.stringify([type, dataType, compatibleSources, semanticKeywords]);
  return a === b || shape(a) === shape(b);
}

function keyOf({ step, dependency }: Demand): string {
  return JSON.stringify([step.spec.module.path, step.spec.name, dependency.name]);
}

function changesOf(
  demand: Demand,
  was: Candidate | null,
  is: Candidate | null,
  moves: readonly Move[],
): string[] {
  const name = nameOfDependency(demand);
  if (was === null && is === null) return [];
  if (was === null || is === null || nameOfOutput(was) !== nameOfOutput(is)) {
    const [from, to] = [was, is].map((winner) => (winner === null ? 'nothing' : standing(winner)));
    return [`${name}: goes from ${from ?? ''} to ${to ?? ''}`];
  }
  return moves
    .flatMap(({ was: old, is: moved }) => (old === null || moved === null ? [] : [{ old, moved }]))
    .filter(({ old, moved }) => Math.abs(moved.score.total - old.score.total) >= NOTABLE)
    .sort((a, b) => b.moved.score.total - a.moved.score.total)
    .map(({ old, moved }) => {
      const step = `${producerOf(moved)} ${old.score.total.toFixed(2)} → ${moved.score.total.toFixed(2)}`;
      const isWinner = nameOfOutput(moved) === nameOfOutput(is);
      return `${name}: ${isWinner ? `${step} stays first` : `${producerOf(is)} ${is.score.total.toFixed(2)} stays ahead of ${step}`}`;
    });
}

function producerOf({ step }: Candidate): string {
  return nameOfStep(step);
}
