/** Whether a dependency can only be given what its own step makes. */
import type { Dependency, Spec, StepLibrary } from '../../library/model/model.ts';
import { sourcesIn } from '../../resolver/sources.ts';

/**
 * Whether each source that a dependency names is the step of this spec, or a job type of it that takes what the spec makes:
 * then the spec can't have such a dependency.
 */
export function isGivenByItself(
  { compatibleSources }: Dependency,
  spec: Spec,
  library: StepLibrary,
): boolean {
  const sources = sourcesIn(library);
  const base = spec.stepType?.base;
  if (base === undefined || compatibleSources.length === 0) return false;
  return compatibleSources.every((source) => {
    const meant = sources.of(source);
    return (
      meant.length > 0 &&
      meant.every(
        ({ spec: other }) =>
          other === spec || (other.stepType?.base === base && takesFrom(other, spec, library)),
      )
    );
  });
}

/** Whether a dependency of one spec names the step of the other as a source. */
function takesFrom({ dependencies }: Spec, other: Spec, library: StepLibrary): boolean {
  const sources = sourcesIn(library);
  return dependencies.some(({ compatibleSources }) =>
    compatibleSources.some((source) => sources.of(source).some(({ spec }) => spec === other)),
  );
}
