/** Which steps the compatible sources of dependencies mean (docs/domain/dependency-resolution.md#compatible-sources). */
import { memoize } from '../memoize/memoize.ts';
import type { Registry, Step, StepLibrary } from '../library/model/model.ts';
import type { SourceScoring } from '../sagemaker/tables.ts';
import { stepsNamed, withoutStep } from './compatibility.ts';

class Sources {
  /** By the names that steps have; and by those less `Step` at their ends. */
  readonly #whole = new Map<string, Step[]>();
  readonly #plain = new Map<string, Step[]>();
  readonly #registered: ReadonlySet<string>;

  constructor({ steps, registries, builders }: StepLibrary) {
    for (const step of steps) {
      for (const name of new Set(namesOf(step))) {
        add(this.#whole, name, step);
        add(this.#plain, withoutStep(name), step);
      }
    }
    const built = builders.map(({ name }) => name.replace(/Builder$/, ''));
    this.#registered = new Set([...registries.flatMap(namesIn), ...built].map(withoutStep));
  }

  /** The steps of that name, or of one that it was called later, each with its job types; in the order of the library. */
  of(source: string): readonly Step[] {
    const [own = source, ...current] = stepsNamed(source);
    const found = [this.#plain.get(own), ...current.map((name) => this.#whole.get(name))];
    return found.flatMap((steps) => steps ?? []);
  }

  /** Whether a step, a builder's or an entry of a registry is called so; by a name of today, where the framework takes no other. */
  isKnown(source: string, scoring: SourceScoring): boolean {
    const plain = withoutStep(source);
    if (this.#plain.has(plain) || this.#registered.has(plain)) return true;
    return scoring === 'penalty' && this.of(source).length > 0;
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
