/** Links each spec with its contract, its builders and its SageMaker step type. */
import { isUnknown } from './evaluate.ts';
import type { Modules } from './modules.ts';
import { scriptsOf } from './scripts.ts';
import { foreignTypeOf, stepKind } from './step-kind.ts';
import type { Builder, Registry, RegistryEntry, Spec, Step } from './model.ts';

/** Makes the steps of a library, in the order of the specs. */
export function linkSteps(
  specs: readonly Spec[],
  registries: readonly Registry[],
  builders: readonly Builder[],
  modules: Modules,
): Step[] {
  return specs.map((spec) => {
    const contract = spec.contract !== null && !isUnknown(spec.contract) ? spec.contract : null;
    const own = registries.filter((registry) => registry.module.language === spec.module.language);
    const entry = registryEntry(spec, own);
    const ownBuilders = builders.filter((builder) => builder.specs.includes(spec));
    const names = new Set(ownBuilders.map(({ name }) => name));
    if (entry?.builder) names.add(entry.builder);
    const registryDoubt = entry === null ? doubtAbout(own) : null;
    const canonicalName = entry?.specType ?? entry?.step ?? withoutJobType(spec);
    return {
      spec,
      contract,
      builders: [...names],
      isRegistered: own.length === 0 || registryDoubt !== null ? null : entry !== null,
      registryDoubt,
      canonicalName,
      scripts: contract === null ? [] : scriptsOf(contract, modules),
      foreignType: foreignTypeOf(entry),
      ...stepKind({ spec, contract, builders: ownBuilders, registries: own, registryDoubt, entry }),
    };
  });
}

/** Why registries may have entries that aren't seen. */
function doubtAbout(registries: readonly Registry[]): string | null {
  const unread = registries.find(({ incomplete }) => incomplete !== null);
  return unread === undefined
    ? null
    : `the registry ${unread.name} can't be read whole: ${unread.incomplete ?? ''}`;
}

/**
 * A registry's entry for the spec's step: by the canonical name, else by the longest name that the step type has
 * before an underscore (`TabularPreprocessing_Training`).
 */
function registryEntry(spec: Spec, registries: readonly Registry[]): RegistryEntry | null {
  if (spec.stepType === null) return null;
  const { base } = spec.stepType;
  const fits = registries
    .flatMap((registry) => registry.entries)
    .filter((entry) =>
      [entry.step, entry.specType].some((name) => name === base || base.startsWith(`${name ?? ''}_`)),
    )
    .sort((a, b) => b.step.length - a.step.length);
  return fits[0] ?? null;
}

/** What the framework takes off where its registry doesn't know a step (cursus, core/deps/dependency_resolver.py). */
function withoutJobType({ stepType }: Spec): string | null {
  return stepType?.base.replace(/_(?:Training|Testing|Validation|Calibration)$/, '') ?? null;
}
