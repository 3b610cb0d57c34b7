/** Required dependencies that no output resolves. */
import type { Dependency, Step, StepLibrary } from '../library/model/model.ts';
import { demandsOf, resolverOf } from './resolver.ts';
import type { Demand } from './resolver.ts';
import { sourcesIn } from './sources.ts';

export interface UnresolvedDependency {
  readonly demand: Demand;
  /**
   * Why it may resolve all the same, completing "…, and …"; null where it can't: a step that it names as a source is in
   * the library, and its type is known.
   */
  readonly doubt: string | null;
}

export function unresolvedRequired(library: StepLibrary, step: Step): UnresolvedDependency[] {
  const resolver = resolverOf(library);
  return demandsOf(step)
    .filter((demand) => demand.dependency.required && !resolver.isResolved(demand))
    .map((demand) => ({ demand, doubt: doubtAbout(demand.dependency, library) }));
}

function doubtAbout({ type, compatibleSources }: Dependency, library: StepLibrary): string | null {
  if (type === null) return "its type can't be told";
  const sources = sourcesIn(library);
  const hasSource = compatibleSources.some((source) => sources.of(source).length > 0);
  return hasSource ? null : 'none of its sources is in the library';
}
