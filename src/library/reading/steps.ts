/** Links each spec with its contract, its builders and its SageMaker step type. */
import { isRefusal } from '../../source/refusal.ts';
import type { Module } from '../../source/syntax.ts';
import type { Modules } from '../sources/modules.ts';
import { ScriptChoice } from '../questions/script-choice.ts';
import { BuilderLinks } from './builder-links.ts';
import { RegistryIndex } from './registry-index.ts';
import { foreignTypeOf, stepKind } from './step-kind.ts';
import type { KindSources } from './step-kind.ts';
import type { Builder, Contract, Registry, RegistryEntry, Spec, Step } from '../model/model.ts';
import type { OwnStepTypes } from '../../sagemaker/step-kinds.ts';
import { haveSameItems, memoizeLatest } from '../../memoize/memoize.ts';

/** What each spec was last linked with, and the step that it made. */
const latestLink = memoizeLatest<Spec, { readonly parts: readonly unknown[]; readonly step: Step }>();

/** Makes the steps of a library, in the order of the specs; one that is linked as it was before stays the same object. */
export function linkSteps(
  specs: readonly Spec[],
  registries: readonly Registry[],
  builders: readonly Builder[],
  modules: Modules,
  stepTypes: OwnStepTypes,
): Step[] {
  const known = new RegistryIndex(registries);
  const entries = new Map(specs.map((spec) => [spec, known.entryOf(spec)]));
  const nameOf = (spec: Spec): string | null => canonicalName(spec, entries.get(spec) ?? null);
  const links = new BuilderLinks(builders, nameOf, modules.names);
  const scripts = new ScriptChoice(modules, new Set(specs.flatMap((spec) => contractOf(spec) ?? [])));
  return specs.map((spec) => {
    const contract = contractOf(spec);
    const entry = entries.get(spec) ?? null;
    return stepOf({
      spec,
      contract,
      entry,
      builders: links.of(spec, entry, nameOf(spec)),
      registries: known.decidingFor(spec),
      registryDoubt: entry === null ? known.doubtFor(spec) : null,
      scripts: contract === null ? [] : scripts.of(contract),
      stepTypes,
    });
  });
}

function contractOf({ contract }: Spec): Contract | null {
  return contract === null || isRefusal(contract) ? null : contract;
}

/** What a step is made of. */
interface Parts extends KindSources {
  readonly scripts: readonly Module[];
}

function stepOf({ scripts, ...sources }: Parts): Step {
  const { spec, builders, registries, registryDoubt, entry } = sources;
  const parts = [
    // A step holds nothing of the registries, only what they say: the entries of a file that changed are all new.
    registries[0]?.name,
    registryDoubt,
    entry?.step,
    entry?.sagemakerStepType,
    entry?.computeKind,
    entry?.builder,
    entry?.specType,
    sources.stepTypes,
    ...builders,
    ...scripts,
  ];
  const link = latestLink(
    spec,
    (before) => haveSameItems(before.parts, parts),
    () => ({ parts, step: makeStep(sources, scripts) }),
  );
  return link.step;
}

function makeStep(sources: KindSources, scripts: readonly Module[]): Step {
  const { spec, contract, builders, registries, registryDoubt, entry } = sources;
  const told = stepKind(sources);
  const names = new Set(builders.map(({ name }) => name));
  if (entry?.builder) names.add(entry.builder);
  return {
    spec,
    contract,
    builders: [...names],
    isRegistered: registries.length === 0 || registryDoubt !== null ? null : entry !== null,
    registryDoubt,
    canonicalName: canonicalName(spec, entry),
    builtBy: builders,
    scripts,
    foreignType: foreignTypeOf(sources, told.kind),
    ...told,
  };
}

function canonicalName(spec: Spec, entry: RegistryEntry | null): string | null {
  return entry?.specType ?? entry?.step ?? withoutJobType(spec);
}

/**
 * What the framework takes off where its registry doesn't know a step
 * (docs/domain/step-libraries.md#step-types-and-job-types).
 */
function withoutJobType({ stepType }: Spec): string | null {
  return stepType?.base.replace(/_(?:Training|Testing|Validation|Calibration)$/, '') ?? null;
}
