/** Which output each dependency of a library resolves to. */
import { traitsOf } from '../languages/index.ts';
import type { Dependency, SpecOutput, Step, StepLibrary } from '../library/model/model.ts';
import { scoreOf } from './compatibility.ts';
import type { Score } from './compatibility.ts';
import type { CompareNames } from './similarity.ts';
import type { SourceScoring } from '../sagemaker/tables.ts';

/** An output that may be what a dependency means. */
export interface Candidate {
  readonly step: Step;
  readonly output: SpecOutput;
  readonly score: Score;
}

export interface Resolution {
  readonly step: Step;
  readonly dependency: Dependency;
  /** Every output that isn't ruled out by its type, the best first; at the same score in the order of the steps. */
  readonly candidates: readonly Candidate[];
  /** The best of them, if it is good enough. */
  readonly winner: Candidate | null;
}

/** A candidate wins only above this (docs/domain/dependency-resolution.md#the-threshold). */
export const THRESHOLD = 0.5;

/** @param aliases those that the output has, or would have */
export function candidateOf(
  library: StepLibrary,
  dependency: Dependency,
  step: Step,
  output: SpecOutput,
  aliases: readonly string[],
  compare?: CompareNames,
): Candidate | null {
  const { name, type, dataType } = output;
  const sources = sourceScoringOf(library, dependency);
  const offered = { name, type, dataType, aliases, step: step.canonicalName ?? '' };
  const score = scoreOf(dependency, offered, sources, compare);
  return score === null || score.total <= 0 ? null : { step, output, score };
}

/** @param candidates in the order of the steps */
export function ranked(candidates: readonly Candidate[]): Pick<Resolution, 'candidates' | 'winner'> {
  const sorted = [...candidates].sort((a, b) => b.score.total - a.score.total);
  const [best] = sorted;
  return { candidates: sorted, winner: best !== undefined && best.score.total > THRESHOLD ? best : null };
}

/** The framework changed the formula when its libraries became step interfaces. */
export function sourceScoringOf({ tables }: StepLibrary, { spec }: Dependency): SourceScoring {
  return tables.sourceScoring ?? (traitsOf(spec.module).holdsWholeSteps ? 'penalty' : 'bonus');
}

/** What a person calls an output: `XGBoostTraining.evaluation_output`. */
export function nameOfOutput({ step, output }: Pick<Candidate, 'step' | 'output'>): string {
  return `${nameOfStep(step)}.${output.name}`;
}

export function nameOfStep({ spec }: Step): string {
  return spec.stepType?.text ?? spec.name;
}

/** What a person calls a dependency: `Calibrate.evaluation_data`. */
export function nameOfDependency({ step, dependency }: Pick<Resolution, 'step' | 'dependency'>): string {
  return `${nameOfStep(step)}.${dependency.name}`;
}

/** An output with its score: `Train.model_output 0.71`. */
export function standing(candidate: Candidate): string {
  return `${nameOfOutput(candidate)} ${candidate.score.total.toFixed(2)}`;
}
