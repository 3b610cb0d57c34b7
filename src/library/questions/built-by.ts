/** Which builders make which steps. */
import { memoize } from '../../memoize/memoize.ts';
import type { Builder, Step, StepLibrary } from '../model/model.ts';

/** The builders of a step, in the order of the library. */
export function buildersOf(_: StepLibrary, step: Step): readonly Builder[] {
  return step.builtBy;
}

/** The steps of a builder, in the order of the library. */
export function stepsOf(library: StepLibrary, builder: Builder): readonly Step[] {
  return stepsByBuilder(library).get(builder) ?? [];
}

const stepsByBuilder = memoize(({ steps }: StepLibrary): ReadonlyMap<Builder, readonly Step[]> => {
  const byBuilder = new Map<Builder, Step[]>();
  for (const step of steps)
    for (const builder of step.builtBy) {
      const known = byBuilder.get(builder);
      if (known === undefined) byBuilder.set(builder, [step]);
      else known.push(step);
    }
  return byBuilder;
});
