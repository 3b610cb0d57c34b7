/** Tells the SageMaker step type of a step: from its registry, its contract, or what its builder makes. */
import { isRefusal } from '../../source/refusal.ts';
import { kindOfCompute, stepKindOf } from '../../sagemaker/step-kinds.ts';
import type { OwnStepTypes, StepKind } from '../../sagemaker/step-kinds.ts';
import type { Builder, Contract, Registry, RegistryEntry, Spec, Step } from '../model/model.ts';

type KindOfStep = Pick<Step, 'kind' | 'kindReason'>;

/** What tells the kind of a step. */
export interface KindSources {
  readonly spec: Spec;
  readonly contract: Contract | null;
  readonly builders: readonly Builder[];
  readonly registries: readonly Registry[];
  readonly registryDoubt: string | null;
  readonly entry: RegistryEntry | null;
  /** The step types that the library has beside SageMaker's. */
  readonly stepTypes: OwnStepTypes;
}

/**
 * The registry decides; where it doesn't tell, the contract's class and the step class that the builder makes do. Where
 * these disagree, the kind isn't known.
 */
export function stepKind({
  spec,
  contract,
  builders,
  registries,
  registryDoubt,
  entry,
  stepTypes,
}: KindSources): KindOfStep {
  const contractType =
    contract?.types.find((type) => contract.record.names.contractKindOf(type) !== null) ?? null;
  const fromContract =
    contractType === null ? undefined : (contract?.record.names.contractKindOf(contractType) ?? undefined);
  if (entry !== null && tellsKind(entry))
    return kindByRegistry(entry, fromContract ?? null, contractType, stepTypes);
  const made = madeSteps(builders, stepTypes);
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
  const foreign = foreignStepOf(builders, stepTypes);
  if (foreign !== null)
    return { kind: null, kindReason: `the builder makes a ${foreign}, which is none of SageMaker's steps` };
  if (contract !== null && runsInProcessing(contract)) {
    return { kind: 'Processing', kindReason: 'the container paths, which all are below /opt/ml/processing' };
  }
  return {
    kind: null,
    kindReason: `${whyUntold({ spec, entry, registries, registryDoubt })}, and the contract doesn't tell`,
  };
}

/** What the SDK makes for some compute kinds, several steps take. */
function tellsKind({ sagemakerStepType, computeKind }: RegistryEntry): boolean {
  return sagemakerStepType !== null || (computeKind !== null && kindOfCompute(computeKind) !== null);
}

function whyUntold({
  spec,
  entry,
  registries: [registry],
  registryDoubt,
}: Pick<KindSources, 'spec' | 'entry' | 'registries' | 'registryDoubt'>): string {
  if (entry !== null) return `the registry gives ${entry.step} no sagemaker_step_type`;
  if (registryDoubt !== null) return registryDoubt;
  return registry === undefined
    ? `there is no registry (${spec.record.names.given.registries[0] ?? ''})`
    : `${registry.name} has no step ${spec.stepType?.text ?? spec.name}`;
}

/** The step classes that builders make, and the kinds of these. */
function madeSteps(builders: readonly Builder[], stepTypes: OwnStepTypes): Map<string, StepKind> {
  const made = new Map<string, StepKind>();
  for (const { name } of builders.flatMap(({ constructions }) => constructions.map((each) => each.made))) {
    const kind = name.endsWith('Step') ? stepKindOf(name, stepTypes) : null;
    if (kind !== null) made.set(name, kind);
  }
  return made;
}

function kindByRegistry(
  entry: RegistryEntry,
  fromContract: StepKind | null,
  contractType: string | null,
  stepTypes: OwnStepTypes,
): KindOfStep {
  const { sagemakerStepType: name, computeKind, step } = entry;
  const fromCompute = computeKind === null ? null : kindOfCompute(computeKind);
  if (name === null) return { kind: fromCompute, kindReason: `compute, whose kind is ${computeKind ?? ''}` };
  const kind = stepKindOf(name, stepTypes);
  if (kind === null)
    return {
      kind: null,
      kindReason: `the registry gives ${step} the type ${name}, which SageMaker doesn't have: the configuration's stepTypes may say what it makes`,
    };
  // A tuner tunes the estimator that compute makes.
  if (fromCompute !== null && fromCompute !== kind && kind !== 'Tuning') {
    return {
      kind: null,
      kindReason: `the registry says ${name}, the compute kind ${computeKind ?? ''} says ${fromCompute}`,
    };
  }
  if (fromContract !== null && contractType !== null && fromContract !== kind) {
    return {
      kind: null,
      kindReason: `the registry says ${name}, the contract's class ${contractType} says ${fromContract}`,
    };
  }
  const own = stepKindOf(name) === null ? `, which makes a ${kind} step by the configuration` : '';
  return { kind, kindReason: `the registry, which gives ${step} the type ${name}${own}` };
}

/** The step class that the builders make, where the SDK has none of that name. */
function foreignStepOf(builders: readonly Builder[], stepTypes: OwnStepTypes): string | null {
  const names = builders.flatMap(({ constructions }) => constructions.map(({ made }) => made.name));
  return names.find((name) => /[a-z]Step$/.test(name) && stepKindOf(name, stepTypes) === null) ?? null;
}

/** What the registry, or else the builder, calls a step that is none of SageMaker's. */
export function foreignTypeOf(
  { entry, builders, stepTypes }: Pick<KindSources, 'entry' | 'builders' | 'stepTypes'>,
  kind: StepKind | null,
): string | null {
  if (entry?.isDelegated === true) return 'delegation';
  const name = entry?.sagemakerStepType ?? null;
  if (name !== null) return stepKindOf(name, stepTypes) === null ? name : null;
  return kind === null ? foreignStepOf(builders, stepTypes) : null;
}

/**
 * Only processing jobs have paths below /opt/ml/processing, and they have no others
 * (docs/domain/container-paths.md#processing).
 */
function runsInProcessing(contract: Contract): boolean {
  const ports = [...contract.inputs, ...contract.outputs];
  return (
    ports.length > 0 &&
    ports.every(
      (port) =>
        !isRefusal(port.containerPath) && /^\/opt\/ml\/processing(?:\/|$)/.test(port.containerPath.value),
    )
  );
}
