/** The model of a library as single facts: what two states of it are compared by, and what a fix says that it changes. */
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import { COLLECTED_KINDS, statementsOf } from '../../source/collected.ts';
import type { CollectedKind, EnvironmentRead, ItemOf } from '../../source/collected.ts';
import type { Module } from '../../source/syntax.ts';
import type { FoldedText } from '../values/evaluate.ts';
import type {
  Builder,
  Contract,
  ContractPort,
  Declaration,
  Dependency,
  RegistryEntry,
} from '../model/model.ts';
import type { Spec, SpecOutput, StepLibrary } from '../model/model.ts';
import type { Pipeline, PipelineReference, PipelineStep } from '../model/pipeline.ts';
import type { Collection } from '../values/record.ts';

/** One thing that the source says. Two facts are the same if all of their parts are. */
export interface Fact {
  /** Absolute path of the file that the declaration is in. */
  readonly file: string;
  /** The contract, spec, registry or builder; empty for what the file says as a whole. */
  readonly declaration: string;
  /** `output checkpoints`, `alias eval_data of output data_output`. */
  readonly subject: string;
  /** What is said of it; `?` where only running the code tells. */
  readonly value: string;
}

/** What a fix does to the model: these facts go, and those come. */
export interface Effects {
  readonly removed: readonly Fact[];
  readonly added: readonly Fact[];
}

export function noEffects(): Effects {
  return { removed: [], added: [] };
}

export function joinEffects(effects: readonly Effects[]): Effects {
  return {
    removed: effects.flatMap(({ removed }) => removed),
    added: effects.flatMap(({ added }) => added),
  };
}

/** Every fact of the library's declarations; one that is said twice is there twice. */
export function factsOf({ contracts, specs, registries, builders, pipelines }: StepLibrary): Fact[] {
  return [
    ...contracts.flatMap(contractFacts),
    ...specs.flatMap(specFacts),
    ...registries.flatMap(({ module, name, entries }) =>
      entries.map((entry) => ({
        ...inModule(module, name),
        subject: `step ${entry.step}`,
        value: registryValue(entry),
      })),
    ),
    ...builders.map(builderFact),
    ...pipelines.flatMap(pipelineFacts),
  ];
}

function pipelineFacts(pipeline: Pipeline): Fact[] {
  const { module, parameters, steps, references } = pipeline;
  return [
    ...parameters.named.map(({ name }) => ({
      ...inModule(module, ''),
      subject: `parameter ${name}`,
      value: '',
    })),
    ...steps.flatMap((step) => [
      { ...inModule(module, step.name), subject: 'step', value: step.type?.name ?? '?' },
      ...step.dependsOn.named.map(({ name }) => dependsOnFact(pipeline, step, name)),
      ...step.outputs.named.map(({ name }) => ({
        ...inModule(module, step.name),
        subject: `output ${name}`,
        value: '',
      })),
      ...step.propertyFiles.named.map(({ name }) => ({
        ...inModule(module, step.name),
        subject: `property file ${name}`,
        value: '',
      })),
      ...step.propertyFileOutputs.map(({ name }) => propertyFileOutputFact(pipeline, step, name)),
      ...step.members.map(({ name }) => memberFact(pipeline, step, 'member', name)),
      ...step.argumentMembers.map(({ name }) => memberFact(pipeline, step, 'argument', name)),
    ]),
    ...references.map((reference) => referenceFact(pipeline, reference)),
  ];
}

/** Which quotes a key in it has is no matter. @param text another one than the reference's own */
export function referenceFact({ module }: Pipeline, { owner, at }: PipelineReference, text = at.value): Fact {
  const subject = `reference to ${text.replaceAll('"', "'")}`;
  return { ...inModule(module, owner?.name ?? ''), subject, value: '' };
}

export function dependsOnFact({ module }: Pipeline, { name }: PipelineStep, other: string): Fact {
  return { ...inModule(module, name), subject: `dependency on ${other}`, value: '' };
}

export function propertyFileOutputFact({ module }: Pipeline, { name }: PipelineStep, output: string): Fact {
  return { ...inModule(module, name), subject: `property file in ${output}`, value: '' };
}

/** @param of the step itself, or its arguments */
export function memberFact(
  { module }: Pipeline,
  { name }: PipelineStep,
  of: 'member' | 'argument',
  member: string,
): Fact {
  return { ...inModule(module, name), subject: `${of} ${member}`, value: '' };
}

/** Every fact that the library's files say as a whole, of these files: those of the others don't change. */
export function factsOfFiles({ contracts, modules }: StepLibrary, files: Iterable<string>): Fact[] {
  const declaring = new Set<Module>(
    contracts.flatMap(({ module, inputs, outputs }) => [
      module,
      ...[...inputs, ...outputs].map((port) => port.module),
    ]),
  );
  return [...files].flatMap((file) => {
    const module = modules.get(file);
    if (module === null) return [];
    // A path that a declaration has is said there.
    const kinds = COLLECTED_KINDS.filter((kind) => kind !== 'containerPaths' || !declaring.has(module));
    return [...moduleFacts(module), ...kinds.flatMap((kind) => collectedFacts(module, kind))];
  });
}

function inModule({ path: file }: Module, declaration: string): Pick<Fact, 'file' | 'declaration'> {
  return { file, declaration };
}

function about({ module, name }: Declaration, subject: string, value = ''): Fact {
  return { ...inModule(module, name), subject, value };
}

function textValue(text: FoldedText | Refusal | null | undefined): string {
  if (text == null) return '';
  return isRefusal(text) ? '?' : text.value;
}

function contractFacts(contract: Contract): Fact[] {
  return [
    about(contract, 'entry point', contract.entryPoint ?? ''),
    ...[...contract.inputs, ...contract.outputs].map((port) => contractPortFact(port)),
    ...namesIn(contract.argumentCollection).map((name) => about(contract, `argument ${name}`)),
    ...(contract.jobArguments ?? []).map(({ flag }) => about(contract, `job argument ${flag}`)),
    ...namesIn(contract.optionalEnvironment).map((name) => optionalVariableFact(contract, name)),
    ...namesIn(contract.requiredEnvironment).map((name) => requiredVariableFact(contract, name)),
    ...namesIn(contract.computedEnvironment).map((name) => about(contract, `computed variable ${name}`)),
    ...namesIn(contract.directInputs).map((name) => directInputFact(contract, name)),
  ];
}

/** @param name another name than the port's own */
export function contractPortFact(port: ContractPort, name = port.name): Fact {
  return newContractPortFact(port.contract, port.direction, name, textValue(port.containerPath));
}

/** A port that a contract is to have. */
export function newContractPortFact(
  contract: Contract,
  direction: ContractPort['direction'],
  name: string,
  containerPath: string,
): Fact {
  return about(contract, `${direction} ${name}`, containerPath);
}

export function optionalVariableFact(contract: Contract, name: string): Fact {
  return about(contract, `optional variable ${name}`);
}

export function requiredVariableFact(contract: Contract, name: string): Fact {
  return about(contract, `required variable ${name}`);
}

export function directInputFact(contract: Contract, name: string): Fact {
  return about(contract, `direct input ${name}`);
}

/** The keys of a map, or the strings of a list. */
function namesIn(collection: Collection | null): string[] {
  return (collection?.entries ?? []).map(({ key, value: { expression } }) => {
    return key ?? (expression.kind === 'string' ? expression.value : '?');
  });
}

function specFacts(spec: Spec): Fact[] {
  const { contract } = spec;
  const contractName = contract === null ? '' : isRefusal(contract) ? '?' : contract.name;
  return [
    about(spec, 'step type', spec.stepType?.text ?? '?'),
    about(spec, 'node type', spec.nodeType ?? '?'),
    about(spec, 'contract', contractName),
    ...spec.dependencies.flatMap((dependency) => dependencyFacts(dependency)),
    ...spec.outputs.flatMap((output) => outputFacts(output)),
  ];
}

/**
 * The dependency, and each of its sources as a fact of its own.
 * @param as the spec and the name that it is to be of, in place of its own
 */
export function dependencyFacts(dependency: Dependency, as: NamedPort = dependency): Fact[] {
  const { type, dataType, required, compatibleSources, semanticKeywords } = dependency;
  const value = JSON.stringify([type, dataType, required, semanticKeywords]);
  return [
    about(as.spec, `dependency ${as.name}`, value),
    ...compatibleSources.map((source) => sourceFact(as, source)),
  ];
}

export function sourceFact({ spec, name }: NamedPort, source: string): Fact {
  return about(spec, `source ${source} of dependency ${name}`);
}

export interface NamedPort {
  readonly spec: Spec;
  readonly name: string;
}

/** The output's type, property path and aliases, each a fact of its own. */
export function outputFacts(output: SpecOutput): Fact[] {
  return [
    outputFact(output),
    ...propertyPathFacts(output),
    ...output.aliases.names.map((alias) => aliasFact(output, alias)),
  ];
}

/** None where the output has no property path. */
export function propertyPathFacts(output: SpecOutput): Fact[] {
  const { propertyPath } = output;
  return propertyPath === null ? [] : [propertyPathFact(output, textValue(propertyPath.text))];
}

/** @param as the spec and the name that it is to be of, in place of its own */
export function outputFact({ type, dataType, spec, name }: SpecOutput, as: NamedPort = { spec, name }): Fact {
  return about(as.spec, `output ${as.name}`, JSON.stringify([type, dataType]));
}

/** Which quotes stand in its brackets makes no difference. */
export function propertyPathFact({ spec, name }: NamedPort, path: string): Fact {
  return about(spec, `property path of output ${name}`, path.replaceAll('"', "'"));
}

export function aliasFact({ spec, name }: NamedPort, alias: string): Fact {
  return about(spec, `alias ${alias} of output ${name}`);
}

function registryValue(entry: RegistryEntry): string {
  const { sagemakerStepType, computeKind, isDelegated, builder, specType } = entry;
  return JSON.stringify([sagemakerStepType, computeKind, isDelegated, builder, specType]);
}

function builderFact({ module, name, bases, methods, specs }: Builder): Fact {
  const value = [bases, methods.map((method) => method.name), specs.map((spec) => spec.name)];
  return { ...inModule(module, name), subject: 'builder', value: JSON.stringify(value) };
}

/** What a file binds, and the data of its classes. */
function moduleFacts(module: Module): Fact[] {
  const fact = (subject: string, value = ''): Fact => ({ ...inModule(module, ''), subject, value });
  return [
    ...[...module.scope.bindings].flatMap(([name, bindings]) =>
      bindings.map((binding) => nameFact(module, name, binding.kind)),
    ),
    ...module.classes.map(({ name, data }) =>
      fact(`class ${name}`, JSON.stringify(data.map((each) => each.name))),
    ),
  ];
}

/** What the items of a kind say that are collected of a file. */
function collectedFacts(module: Module, kind: CollectedKind): Fact[] {
  return factsOfItems(module, kind, module.collected[kind]);
}

/** What items say that are collected of a file, or would be of what it becomes. */
export function factsOfItems<Kind extends CollectedKind>(
  module: Module,
  kind: Kind,
  items: readonly Omit<ItemOf<Kind>, 'range'>[],
): Fact[] {
  return statementsOf(kind, items).map((statement) => ({ ...inModule(module, ''), ...statement }));
}

/** A name that a file binds. */
export function nameFact(module: Module, name: string, kind: 'value' | 'import'): Fact {
  return { ...inModule(module, ''), subject: `name ${name}`, value: kind };
}

/** The read of an environment variable that a script is to get. */
export function environmentReadFacts(
  module: Module,
  read: Pick<EnvironmentRead, 'name' | 'hasDefault'>,
): Fact[] {
  const whole = { ...read, fallback: null, missing: 'unknown' } as const;
  return factsOfItems(module, 'environmentReads', [whole]);
}
