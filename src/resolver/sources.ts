/** Which steps the compatible sources of dependencies mean (docs/domain/dependency-resolution.md#compatible-sources). */
import { memoize } from '../memoize/memoize.ts';
import type { Registry, Step, StepLibrary } from '../library/model/model.ts';
import { stepsNamed, withoutStep } from './compatibility.ts';

export class Sources {
  /** By the names that steps have; and by those less `Step` at their ends. */
  readonly #whole = new Map<string, Step[]>();
  readonly #plain = new Map<string, Step[]>();
  readonly #registered: ReadonlySet<string>;

  constructor({ steps, registries }: StepLibrary) {
    for (const step of steps) {
      for (const name of new Set(namesOf(step))) {
        add(this.#whole, name, step);
        add(this.#plain, withoutStep(name), step);
      }
    }
    this.#registered = new Set(registries.flatMap(namesIn).map(withoutStep));
  }

  /** The steps of that name, or of one that it was called later, each with its job types; in the order of the library. */
  of(source: string): readonly Step[] {
    const [own = source, ...current] = stepsNamed(source);
    const found = [this.#plain.get(own), ...current.map((name) => this.#whole.get(name))];
    return found.flatMap((steps) => steps ?? []);
  }

  /** Whether a step, or an entry of a registry, is called so. */
  isKnown(source: string): boolean {
    return this.of(source).length > 0 || this.#registered.has(withoutStep(source));
  }

  /** What steps are called. */
  names(): Iterable<string> {
    return this.#whole.keys();
  }
}

function namesOf({ canonicalName, spec: { stepType } }: Step): string[] {
  return [canonicalName, stepType?.text, stepType?.base].filter((name) => name != null);
}

function namesIn({ entries }: Registry): string[] {
  return entries.flatMap(({ step, specType, builder }) =>
    [step, specType, builder?.replace(/Builder$/, '')].filter((name) => name != null),
  );
}

function add(map: Map<string, Step[]>, name: string, step: Step): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [step]);
  else if (known.at(-1) !== step) known.push(step);
}

export const sourcesIn = memoize((library: StepLibrary) => new Sources(library));
