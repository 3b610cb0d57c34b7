/** What is scored: a builder with the steps that it builds, or a step that no builder class builds. */
import { buildersOf, stepsOf } from '../library/questions/built-by.ts';
import { copiedAs, foldersAbove } from '../library/questions/copies.ts';
import type { Builder, Step, StepLibrary } from '../library/model/model.ts';

export interface Subject {
  readonly builder: Builder | null;
  /** The steps that it builds: several for the job types of one step; none where none is known. */
  readonly steps: readonly Step[];
  readonly library: StepLibrary;
}

/** Every builder in the order of the library, and then the steps without one. */
export function subjectsOf(library: StepLibrary): Subject[] {
  const relatives = new Relatives(library);
  const further = new Map<Builder, Step[]>();
  const others: Step[] = [];
  for (const step of library.steps) {
    if (buildersOf(library, step).length > 0) continue;
    const builder = relatives.builderOf(step);
    if (builder === null) others.push(step);
    else add(further, builder, step);
  }
  const built = library.builders.map((builder) => {
    const own = stepsOf(library, builder);
    // A further spec of a step that it builds is one that it doesn't take: it says nothing of the builder.
    const known = new Set(own.map(({ spec }) => copiedAs(spec)));
    const more = (further.get(builder) ?? []).filter(({ spec }) => !known.has(copiedAs(spec)));
    return { builder, steps: [...own, ...more], library };
  });
  return [...built, ...others.map((step) => ({ builder: null, steps: [step], library }))];
}

/** By the names of steps and of classes, the builders that stand in or below each folder: of several the first. */
class Relatives {
  readonly #byName = new Map<string, Map<string, Builder>>();

  constructor(library: StepLibrary) {
    for (const builder of library.builders) {
      this.#add(`class ${builder.name}`, builder);
      for (const name of new Set(stepsOf(library, builder).map(({ canonicalName }) => canonicalName)))
        if (name !== null) this.#add(`step ${name}`, builder);
    }
  }

  #add(name: string, builder: Builder): void {
    const folders = this.#byName.get(name) ?? new Map<string, Builder>();
    this.#byName.set(name, folders);
    for (const folder of foldersAbove(builder.module.path))
      if (!folders.has(folder)) folders.set(folder, builder);
  }

  /**
   * What builds a step that no builder hands on: the class that the registry names for it, or which builds other job
   * types of it, or its base. Of several, copies say, the nearest.
   */
  builderOf({ spec, builders, canonicalName }: Step): Builder | null {
    const names = [...builders.map((name) => `class ${name}`), `step ${canonicalName ?? ''}`];
    for (const name of names) {
      const folders = this.#byName.get(name);
      for (const folder of folders === undefined ? [] : foldersAbove(spec.module.path)) {
        const builder = folders?.get(folder);
        if (builder !== undefined) return builder;
      }
    }
    return null;
  }
}

function add(further: Map<Builder, Step[]>, builder: Builder, step: Step): void {
  const known = further.get(builder);
  if (known === undefined) further.set(builder, [step]);
  else known.push(step);
}
