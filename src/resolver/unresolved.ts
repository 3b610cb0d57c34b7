/** Required dependencies that no output resolves. */
import { memoize } from '../memoize/memoize.ts';
import type { Dependency, Step, StepLibrary } from '../library/model/model.ts';
import { stepsNamed, withoutStep } from './compatibility.ts';
import { demandsOf, resolverOf } from './resolver.ts';
import type { Demand } from './resolver.ts';

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
  const names = stepNames(library);
  const hasSource = compatibleSources.some((source) => isStep(source, names));
  return hasSource ? null : 'none of its sources is in the library';
}

function isStep(source: string, { whole, plain }: StepNames): boolean {
  const [own, ...current] = stepsNamed(source);
  return (own !== undefined && plain.has(own)) || current.some((name) => whole.has(name));
}

interface StepNames {
  readonly whole: ReadonlySet<string>;
  /** `Step` at their ends aside. */
  readonly plain: ReadonlySet<string>;
}

const stepNames = memoize(({ steps }: StepLibrary): StepNames => {
  const names = steps.flatMap(({ canonicalName }) => canonicalName ?? []);
  return { whole: new Set(names), plain: new Set(names.map(withoutStep)) };
});
