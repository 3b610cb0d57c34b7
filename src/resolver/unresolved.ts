/** Required dependencies that no output resolves. */
import type { Step, StepLibrary } from '../library/model.ts';
import { isSource } from './compatibility.ts';
import { resolveDependency } from './resolve.ts';
import type { Resolution } from './resolve.ts';

export interface UnresolvedDependency {
  readonly resolution: Resolution;
  /** Whether a step that it names as a source is in the library: if none is, its producer may lie elsewhere. */
  readonly hasSource: boolean;
}

export function unresolvedRequired(library: StepLibrary, step: Step): UnresolvedDependency[] {
  return step.spec.dependencies
    .filter(({ required }) => required)
    .map((dependency) => resolveDependency(library, step, dependency))
    .filter(({ winner }) => winner === null)
    .map((resolution) => ({
      resolution,
      hasSource: library.steps.some(
        ({ canonicalName }) =>
          canonicalName !== null &&
          resolution.dependency.compatibleSources.some((source) => isSource(source, canonicalName)),
      ),
    }));
}
