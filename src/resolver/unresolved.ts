/** Required dependencies that no output resolves. */
import type { Dependency, Step, StepLibrary } from '../library/model.ts';
import { isSource } from './compatibility.ts';
import { resolveDependency } from './resolve.ts';
import type { Resolution } from './resolve.ts';
import type { CompareNames } from './similarity.ts';

export interface UnresolvedDependency {
  readonly resolution: Resolution;
  /**
   * Why it may resolve all the same, completing "…, and …"; null where it can't: a step that it names as a source is in
   * the library, and its type is known.
   */
  readonly doubt: string | null;
}

/** @param compare remembers the similarities of names, where several steps are asked about */
export function unresolvedRequired(
  library: StepLibrary,
  step: Step,
  compare?: CompareNames,
): UnresolvedDependency[] {
  return step.spec.dependencies
    .filter(({ required }) => required)
    .map((dependency) => resolveDependency(library, step, dependency, compare))
    .filter(({ winner }) => winner === null)
    .map((resolution) => ({ resolution, doubt: doubtAbout(resolution.dependency, library) }));
}

function doubtAbout({ type, compatibleSources }: Dependency, library: StepLibrary): string | null {
  if (type === null) return "its type can't be told";
  const hasSource = library.steps.some(
    ({ canonicalName }) =>
      canonicalName !== null && compatibleSources.some((source) => isSource(source, canonicalName)),
  );
  return hasSource ? null : 'none of its sources is in the library';
}
