/** What a change of outputs does to the dependencies of a library. */
import type { SpecOutput, StepLibrary } from '../library/model.ts';
import { candidateOf, nameOfOutput, nameOfStep, ranked, resolveAll } from './resolve.ts';
import type { Candidate, Resolution } from './resolve.ts';

/** A dependency that resolved, and would resolve to something else. */
export interface ChangedWinner {
  readonly resolution: Resolution;
  readonly before: Candidate;
  readonly after: Candidate | null;
}

/**
 * The dependencies whose winner would be another one if the output had these aliases.
 * @param resolutions of the whole library, as it is
 */
export function changedWinners(
  resolutions: readonly Resolution[],
  library: StepLibrary,
  output: SpecOutput,
  aliases: readonly string[],
): ChangedWinner[] {
  return resolutions.flatMap((resolution): ChangedWinner[] => {
    const { winner: before, candidates } = resolution;
    if (before === null || !candidates.some((candidate) => candidate.output === output)) return [];
    const order = new Map(library.steps.map((step, index) => [step, index]));
    const changed = candidates
      .map((candidate) =>
        candidate.output === output
          ? (candidateOf(library, resolution.dependency, candidate.step, output, aliases) ?? candidate)
          : candidate,
      )
      .sort((a, b) => (order.get(a.step) ?? 0) - (order.get(b.step) ?? 0));
    const { winner: after } = ranked(changed);
    return before.output === after?.output ? [] : [{ resolution, before, after }];
  });
}

/** In words: `the winner of A.x changes from B.y 0.71 to C.z 0.90`. */
export function winnerChangeText({ resolution, before, after }: ChangedWinner): string {
  const to = after === null ? 'nothing' : standing(after);
  return `${nameOfDependency(resolution)} goes from ${standing(before)} to ${to}`;
}

/** A score that moves by less than this is noise: names that share a few letters. */
const NOTABLE = 0.05;

/**
 * What became of the dependencies between two states of a library, a line for each that a person would want to know of:
 * another winner, or a candidate whose score moved notably.
 */
export function resolutionChanges(before: StepLibrary, after: StepLibrary): string[] {
  const former = new Map(resolveAll(before).map((resolution) => [keyOf(resolution), resolution]));
  return resolveAll(after).flatMap((now) => {
    const then = former.get(keyOf(now));
    return then === undefined ? [] : changesOf(then, now);
  });
}

function keyOf({ step, dependency }: Resolution): string {
  return JSON.stringify([step.spec.module.path, step.spec.name, dependency.name]);
}

function changesOf(then: Resolution, now: Resolution): string[] {
  const name = nameOfDependency(now);
  const [was, is] = [then.winner, now.winner];
  if (was === null && is === null) return [];
  if (was === null || is === null || nameOfOutput(was) !== nameOfOutput(is)) {
    const [from, to] = [was, is].map((winner) => (winner === null ? 'nothing' : standing(winner)));
    return [`${name}: goes from ${from ?? ''} to ${to ?? ''}`];
  }
  return now.candidates.flatMap((candidate) => {
    const former = then.candidates.find((other) => nameOfOutput(other) === nameOfOutput(candidate));
    const moved = former === undefined ? 0 : Math.abs(candidate.score.total - former.score.total);
    if (former === undefined || moved < NOTABLE) return [];
    const step = `${producerOf(candidate)} ${former.score.total.toFixed(2)} → ${candidate.score.total.toFixed(2)}`;
    const isWinner = nameOfOutput(candidate) === nameOfOutput(is);
    return [
      `${name}: ${isWinner ? `${step} stays first` : `${producerOf(is)} ${is.score.total.toFixed(2)} stays ahead of ${step}`}`,
    ];
  });
}

function nameOfDependency({ step, dependency }: Resolution): string {
  return `${nameOfStep(step)}.${dependency.name}`;
}

function standing(candidate: Candidate): string {
  return `${nameOfOutput(candidate)} ${candidate.score.total.toFixed(2)}`;
}

function producerOf({ step }: Candidate): string {
  return nameOfStep(step);
}
