/** What is scored: a builder with the steps that it builds, or a step that no builder class builds. */
import { stepsOf } from '../library/questions/built-by.ts';
import type { Builder, Step, StepLibrary } from '../library/model/model.ts';

export interface Subject {
  readonly builder: Builder | null;
  /** The steps that it builds: several for the job types of one step; none where none is known. */
  readonly steps: readonly Step[];
  readonly library: StepLibrary;
}

/** Every builder in the order of the library, and then the steps without one. */
export function subjectsOf(library: StepLibrary): Subject[] {
  const built = library.builders.map((builder) => ({
    builder,
    steps: stepsOf(library, builder),
    library,
  }));
  const known = new Set(built.flatMap(({ steps }) => steps));
  const others = library.steps
    .filter((step) => !known.has(step))
    .map((step) => ({ builder: null, steps: [step], library }));
  return [...built, ...others];
}
