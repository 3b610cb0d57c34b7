/** What is scored: a builder with the steps that it builds, or a step that no builder class builds. */
import { buildersOf, stepsOf } from '../library/questions/built-by.ts';
import { copiedAs } from '../library/questions/copies.ts';
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
    steps: builtBy(library, builder),
    library,
  }));
  const others = library.steps.filter((step) => buildersOf(library, step).length === 0);
  return [...built, ...others.map((step) => ({ builder: null, steps: [step], library }))];
}

/** A further spec of a step whose spec the builder hands on is one that it doesn't take: it says nothing of the builder. */
function builtBy(library: StepLibrary, builder: Builder): Step[] {
  const handedOn = new Set(builder.specs);
  const taken = new Set(builder.specs.map(copiedAs));
  return stepsOf(library, builder).filter(({ spec }) => handedOn.has(spec) || !taken.has(copiedAs(spec)));
}
