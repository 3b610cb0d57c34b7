/** Finds what registries say of a step: those of the spec's own language first, and of several the nearest. */
import { memoize } from '../../memoize/memoize.ts';
import type { Registry, RegistryEntry, Spec, StepType } from '../model/model.ts';
import { foldersAbove } from '../questions/copies.ts';

/** An entry with its place among all. */
interface NumberedEntry {
  readonly entry: RegistryEntry;
  readonly place: number;
}

type Entries = ReadonlyMap<string, readonly NumberedEntry[]>;

export class RegistryIndex {
  readonly #registries: readonly Registry[];
  readonly #all: Entries;
  readonly #of = memoize((language: string) => {
    const own = this.#registries.filter(({ module }) => module.language === language);
    // What gives its steps no more than another name says nothing by lacking one.
    return { entries: indexed(own), deciding: own.filter(({ isOfTexts }) => !isOfTexts) };
  });

  constructor(registries: readonly Registry[]) {
    this.#registries = registries;
    this.#all = indexed(registries);
  }

  entryOf(spec: Spec): RegistryEntry | null {
    return registryEntry(spec, this.#of(spec.module.language).entries) ?? registryEntry(spec, this.#all);
  }

  /** Those that a step has to be in. */
  decidingFor({ module }: Spec): readonly Registry[] {
    return this.#of(module.language).deciding;
  }

  /** Why a step may be in one of them though it isn't found; null where it would be. */
  doubtFor(spec: Spec): string | null {
    const unread = this.decidingFor(spec).find(({ incomplete }) => incomplete !== null);
    return unread === undefined
      ? null
      : `the registry ${unread.name} can't be read whole: ${unread.incomplete ?? ''}`;
  }
}

function indexed(registries: readonly Registry[]): Entries {
  const entries = new Map<string, NumberedEntry[]>();
  for (const [place, entry] of registries.flatMap((registry) => registry.entries).entries()) {
    for (const name of new Set([entry.step, entry.specType])) {
      const known = name === null ? undefined : entries.get(name);
      if (known !== undefined) known.push({ entry, place });
      else if (name !== null) entries.set(name, [{ entry, place }]);
    }
  }
  return entries;
}

/**
 * A registry's entry for the spec's step: by the canonical name, else by the longest name that the step type has
 * before an underscore (`TabularPreprocessing_Training`). Of several registries, which copies of a library bring along,
 * the nearest has the say; of two that are as near the one that tells the SageMaker step type.
 */
function registryEntry({ stepType, module: { path } }: Spec, entries: Entries): RegistryEntry | null {
  if (stepType === null) return null;
  const [first] = registeredNames(stepType)
    .flatMap((name) => entries.get(name) ?? [])
    .sort(
      (a, b) =>
        b.entry.step.length - a.entry.step.length ||
        (a.entry.module === b.entry.module
          ? 0
          : nearness(b.entry.module.path, path) - nearness(a.entry.module.path, path)) ||
        Number(tellsKind(b.entry)) - Number(tellsKind(a.entry)) ||
        a.place - b.place,
    );
  return first?.entry ?? null;
}

function tellsKind({ sagemakerStepType, computeKind }: RegistryEntry): boolean {
  return sagemakerStepType !== null || computeKind !== null;
}

/** The length of the nearest folder above one file that holds the other, too. */
function nearness(file: string, from: string): number {
  for (const folder of foldersAbove(from)) if (file.startsWith(`${folder}/`)) return folder.length;
  return -1;
}

/** The step type's name, and what stands before each of its underscores. */
const registeredNames = memoize(({ base }: StepType): readonly string[] => [
  base,
  ...[...base.matchAll(/_/g)].map(({ index }) => base.slice(0, index)),
]);
