/** Required dependencies that no output resolves. */
import type { Dependency, Step, StepLibrary } from '../library/model.ts';
import { isSource } from './compatibility.ts';
import type { Resolution } from './resolve.ts';
import { demandsOf, resolverOf } from './resolver.ts';

export interface UnresolvedDependency {
  readonly resolution: Resolution;
  /**
   * Why it may resolve all the same, completing "…, and …"; null where it can't: a step that it names as a source is in
   * the library, and its type is known.
   */
  readonly doubt: string | null;
}

export function unresolvedRequired(library: StepLibrary, step: Step): UnresolvedDependency[] {
  const resolver = resolverOf(library);
  return demandsOf(step)
    .filter((demand) => demand.dependency.required && resolver.producers(demand).next().done === true)
    .map((demand) => ({
      resolution: resolver.resolution(demand),
      doubt: doubtAbout(demand.dependency, library),
    }));
}

function doubtAbout({ type, compatibleSources }: Dependency, library: StepLibrary): string | null {
  if (type === null) return "its type can't be told";
  const hasSource = library.steps.some(
    ({ canonicalName }) =>
      canonicalName !== null && compatibleSources.some((source) => isSource(source, canonicalName)),
  );
  return hasSource ? null : 'none of its sources is in the library';
}
