/** Which builders make a step: by the spec that they hand on, else by the registry's word or by their names. */
import type { LibraryNames } from '../conventions/names.ts';
import { foldersAbove } from '../questions/copies.ts';
import type { Builder, RegistryEntry, Spec } from '../model/model.ts';

/** Builders that can be found by one word, by each folder that they stand in or below: of several the first. */
type Nearest = Map<string, Builder>;

export class BuilderLinks {
  readonly #names: LibraryNames;
  readonly #bySpec = new Map<Spec, Builder[]>();
  /** Those that hand on no spec that is known. */
  readonly #byName = new Map<string, Nearest>();
  /** By the canonical name of the step whose spec they hand on. */
  readonly #byStep = new Map<string, Nearest>();

  constructor(
    builders: readonly Builder[],
    canonicalNameOf: (spec: Spec) => string | null,
    names: LibraryNames,
  ) {
    this.#names = names;
    for (const builder of builders) {
      if (builder.specs.length === 0) this.#add(this.#byName, builder.name, builder);
      for (const spec of new Set(builder.specs)) {
        const known = this.#bySpec.get(spec);
        if (known === undefined) this.#bySpec.set(spec, [builder]);
        else known.push(builder);
        const name = canonicalNameOf(spec);
        if (name !== null) this.#add(this.#byStep, name, builder);
      }
    }
  }

  #add(index: Map<string, Nearest>, word: string, builder: Builder): void {
    const nearest = index.get(word) ?? new Map<string, Builder>();
    index.set(word, nearest);
    for (const folder of foldersAbove(builder.module.path))
      if (!nearest.has(folder)) nearest.set(folder, builder);
  }

  /**
   * Those that hand on the spec. Where none does: the class that the registry names; the one that is called after the
   * step, in whatever language; the one that hands on another spec of the step, its base or another job type.
   * @param name the step's canonical name
   */
  of(spec: Spec, entry: RegistryEntry | null, name: string | null): readonly Builder[] {
    const own = this.#bySpec.get(spec);
    if (own !== undefined) return own;
    const { path } = spec.module;
    const named = [entry?.builder ?? null, name === null ? null : this.#names.builderOf(name)];
    const found =
      named.map((each) => nearestOf(this.#byName, each, path)).find((each) => each !== null) ??
      nearestOf(this.#byStep, name, path);
    return found === null ? [] : [found];
  }
}

function nearestOf(index: ReadonlyMap<string, Nearest>, word: string | null, path: string): Builder | null {
  const nearest = word === null ? undefined : index.get(word);
  if (nearest === undefined) return null;
  for (const folder of foldersAbove(path)) {
    const builder = nearest.get(folder);
    if (builder !== undefined) return builder;
  }
  return null;
}
