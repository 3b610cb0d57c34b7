/** What a change of outputs does to the dependencies of a library. */
import type { Dependency, SpecOutput, StepLibrary } from '../library/model.ts';
import { typeScore } from './compatibility.ts';
import { nameOfOutput, nameOfStep, THRESHOLD } from './resolve.ts';
import type { Candidate } from './resolve.ts';
import { resolverOf } from './resolver.ts';
import type { Demand, Resolver } from './resolver.ts';

/** A dependency that resolved, and would resolve to something else. */
export interface ChangedWinner {
  readonly demand: Demand;
  readonly before: Candidate;
  readonly after: Candidate | null;
}

/** The dependencies whose winner would be another one if the output had these aliases. */
export function changedWinners(
  library: StepLibrary,
  output: SpecOutput,
  aliases: readonly string[],
): ChangedWinner[] {
  const resolver = resolverOf(library);
  const steps = library.steps.filter(({ spec }) => spec.outputs.includes(output));
  return resolver.demands().flatMap((demand): ChangedWinner[] => {
    if (typeScore(demand.dependency.type, output.type) === 0) return [];
    const moved = steps.flatMap((step) => {
      const offer = { step, output };
      const was = resolver.candidateWith(demand, offer, output.aliases.names);
      const is = resolver.candidateWith(demand, offer, aliases);
      return was === null || is === null || was.score.total === is.score.total ? [] : [is];
    });
    return moved.length === 0 ? [] : changedWinner(resolver, demand, moved);
  });
}

/** @param moved the output as it would be, for each step that offers it */
function changedWinner(resolver: Resolver, demand: Demand, moved: readonly Candidate[]): ChangedWinner[] {
  const before = resolver.winner(demand);
  if (before === null) return [];
  const best = moved.reduce((most, each) => (each.score.total > most.score.total ? each : most));
  const isHeld = moved.some(({ output }) => output === before.output);
  const beats =
    best.score.total > before.score.total ||
    (best.score.total === before.score.total && resolver.isBefore(best.output, before.output));
  if (!isHeld) return beats && best.score.total > THRESHOLD ? [{ demand, before, after: best }] : [];
  if (best.score.total >= before.score.total) return [];
  // The winner itself scores less: the others are as they were.
  const others = resolver.resolution(demand).candidates.filter(({ output }) => output !== before.output);
  const [next] = [...others, best].sort(
    (a, b) => b.score.total - a.score.total || (resolver.isBefore(a.output, b.output) ? -1 : 1),
  );
  const after = next !== undefined && next.score.total > THRESHOLD ? next : null;
  return after?.output === before.output ? [] : [{ demand, before, after }];
}

/** In words: `the winner of A.x changes from B.y 0.71 to C.z 0.90`. */
export function winnerChangeText({ demand, before, after }: ChangedWinner): string {
  const to = after === null ? 'nothing' : standing(after);
  return `${nameOfDependency(demand)} goes from ${standing(before)} to ${to}`;
}

/** A score that moves by less than this is noise: names that share a few letters. */
const NOTABLE = 0.05;

/**
 * What became of the dependencies between two states of a library, a line for each that a person would want to know of:
 * another winner, or a candidate whose score moved notably.
 */
export function resolutionChanges(before: StepLibrary, after: StepLibrary): string[] {
  const [then, now] = [resolverOf(before), resolverOf(after)];
  const changed = changedOffers(before, after);
  const former = new Map(then.demands().map((demand) => [keyOf(demand), demand]));
  return now.demands().flatMap((demand) => {
    const was = former.get(keyOf(demand));
    if (was === undefined) return [];
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

function nameOfDependency({ step, dependency }: Demand): string {
  return `${nameOfStep(step)}.${dependency.name}`;
}

function standing(candidate: Candidate): string {
  return `${nameOfOutput(candidate)} ${candidate.score.total.toFixed(2)}`;
}

function producerOf({ step }: Candidate): string {
  return nameOfStep(step);
}
