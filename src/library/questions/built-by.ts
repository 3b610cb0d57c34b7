/** Which builders make which steps. */
import { memoize } from '../../memoize/memoize.ts';
import type { Builder, Step, StepLibrary } from '../model/model.ts';

/** The builders of a step, in the order of the library. */
export function buildersOf(library: StepLibrary, step: Step): readonly Builder[] {
  return pairsIn(library).builders.get(step) ?? [];
}

/** The steps of a builder, in the order of the library. */
export function stepsOf(library: StepLibrary, builder: Builder): readonly Step[] {
  return pairsIn(library).steps.get(builder) ?? [];
}

interface Pairs {
  readonly builders: ReadonlyMap<Step, readonly Builder[]>;
  readonly steps: ReadonlyMap<Builder, readonly Step[]>;
}

/** A step is a builder's by the specs that the builder hands to its base class, else by the registry. */
const pairsIn = memoize(({ builders: all, steps: allSteps }: StepLibrary): Pairs => {
  const known = new Map<object | string, number[]>();
  for (const [place, { name, module, specs }] of all.entries()) {
    const keys = specs.length > 0 ? specs : [nameIn(module.language, name)];
    for (const key of keys) add(known, key, place);
  }
  const builders = new Map<Step, Builder[]>();
  const steps = new Map<Builder, Step[]>();
  for (const step of allSteps) {
    const { language } = step.spec.module;
    const keys = [step.spec, ...step.builders.map((name) => nameIn(language, name))];
    const places = new Set(keys.flatMap((key) => known.get(key) ?? []));
    const own = [...places].sort((a, b) => a - b).flatMap((place) => all[place] ?? []);
    builders.set(step, own);
    for (const builder of own) add(steps, builder, step);
  }
  return { builders, steps };
});

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function nameIn(language: string, name: string): string {
  return `${language} ${name}`;
}
