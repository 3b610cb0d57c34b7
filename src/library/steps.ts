/** Links each spec with its contract, its builders and its SageMaker step type. */
import { stepKindOf } from '../sagemaker/step-kinds.ts';
import type { StepKind } from '../sagemaker/step-kinds.ts';
import { CONTRACT_CLASS_KIND } from './conventions.ts';
import { isUnknown } from './evaluate.ts';
import { scriptsOf } from './scripts.ts';
import type { Modules } from './modules.ts';
import type { Builder, Contract, Registry, RegistryEntry, Spec, Step } from './model.ts';

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
    const isRegistered = own.length === 0 ? null : entry !== null;
    const canonicalName = entry?.specType ?? entry?.step ?? withoutJobType(spec);
    return {
      spec,
      contract,
      builders: [...names],
      isRegistered,
      canonicalName,
      scripts: contract === null ? [] : scriptsOf(contract, modules),
      ...stepKind({ spec, contract, builders: ownBuilders, registries: own, entry }),
    };
  });
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

type KindOfStep = Pick<Step, 'kind' | 'kindReason'>;

interface KindSources {
  readonly spec: Spec;
  readonly contract: Contract | null;
  readonly builders: readonly Builder[];
  readonly registries: readonly Registry[];
  readonly entry: RegistryEntry | null;
}

/**
 * The registry decides; without one, the contract's class and the step class that the builder makes do. Where these
 * disagree, the kind isn't known.
 */
function stepKind({ spec, contract, builders, registries, entry }: KindSources): KindOfStep {
  const contractType = contract?.types.find((type) => CONTRACT_CLASS_KIND.has(type)) ?? null;
  const fromContract = contractType === null ? undefined : CONTRACT_CLASS_KIND.get(contractType);
  if (entry !== null) return kindByRegistry(entry, fromContract ?? null, contractType);
  const registry = registries[0];
  if (registry !== undefined) {
    const step = spec.stepType?.text ?? spec.name;
    return { kind: null, kindReason: `${registry.name} has no step ${step}` };
  }
  const made = madeSteps(builders);
  const kinds = new Set([...made.values(), ...(fromContract === undefined ? [] : [fromContract])]);
  const [kind, other] = kinds;
  if (kind !== undefined && other !== undefined) {
    return { kind: null, kindReason: `contract and builder disagree: it may be ${[...kinds].join(' or ')}` };
  }
  if (kind !== undefined) {
    const [stepClass] = made.keys();
    return {
      kind,
      kindReason:
        contractType === null || fromContract === undefined
          ? `the builder, which makes a ${stepClass ?? kind}`
          : `the contract's class ${contractType}`,
    };
  }
  if (contract !== null && runsInProcessing(contract)) {
    return { kind: 'Processing', kindReason: 'the container paths, which all are below /opt/ml/processing' };
  }
  return { kind: null, kindReason: "there is no registry (STEP_NAMES) and the contract doesn't tell" };
}

/** The step classes that builders make, and the kinds of these. */
function madeSteps(builders: readonly Builder[]): Map<string, StepKind> {
  const made = new Map<string, StepKind>();
  for (const { name } of builders.flatMap(({ constructions }) => constructions.map((each) => each.made))) {
    const kind = name.endsWith('Step') ? stepKindOf(name) : null;
    if (kind !== null) made.set(name, kind);
  }
  return made;
}

function kindByRegistry(
  entry: RegistryEntry,
  fromContract: StepKind | null,
  contractType: string | null,
): KindOfStep {
  const { sagemakerStepType: name, step } = entry;
  if (name === null) return { kind: null, kindReason: `the registry gives ${step} no sagemaker_step_type` };
  const kind = stepKindOf(name);
  if (kind === null)
    return {
      kind: null,
      kindReason: `the registry gives ${step} the type ${name}, which SageMaker doesn't have`,
    };
  if (fromContract !== null && contractType !== null && fromContract !== kind) {
    return {
      kind: null,
      kindReason: `the registry says ${name}, the contract's class ${contractType} says ${fromContract}`,
    };
  }
  return { kind, kindReason: `the registry, which gives ${step} the type ${name}` };
}

/** Only processing jobs have paths below /opt/ml/processing, and they have no others (sagemaker.md 2.3). */
function runsInProcessing(contract: Contract): boolean {
  const ports = [...contract.inputs, ...contract.outputs];
  return (
    ports.length > 0 &&
    ports.every(
      (port) =>
        !isUnknown(port.containerPath) && /^\/opt\/ml\/processing(?:\/|$)/.test(port.containerPath.value),
    )
  );
}
