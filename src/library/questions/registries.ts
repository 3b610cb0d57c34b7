/** Which registry a step is looked up in, and which steps are looked up in one. */
import type { Registry, Step, StepLibrary } from '../model/model.ts';

export interface RegistrySteps {
  /** Of several for the same steps the first, or the first that can't be read whole. */
  readonly registry: Registry;
  /** In the order of the library. */
  readonly steps: readonly Step[];
}

/** The steps by the registry that they have to be in: one of their language; what gives no more than texts is none. */
export function registriesOf({ registries, steps }: StepLibrary): RegistrySteps[] {
  const deciding = new Map<string, Registry>();
  for (const registry of registries) {
    const { language } = registry.module;
    const known = deciding.get(language);
    const isFirst = known === undefined || (known.incomplete === null && registry.incomplete !== null);
    if (!registry.isOfTexts && isFirst) deciding.set(language, registry);
  }
  return [...deciding].map(([language, registry]) => ({
    registry,
    steps: steps.filter(({ spec }) => spec.module.language === language),
  }));
}
