/** Reads manifests (step interfaces): files of data that hold a contract, a spec and the registry's entry in one. */
import { isRefusal } from '../../source/refusal.ts';
import { traitsOf } from '../../languages/index.ts';
import type { Expression, Module } from '../../source/syntax.ts';
import { makeContract } from './contracts.ts';
import type { Evaluator, Located } from '../values/evaluate.ts';
import type { Contract, Declaration, Registry, Spec } from '../model/model.ts';
import { readings } from './reader.ts';
import type { Reader } from './reader.ts';
import { keyFor, readCollection, readRecord, readTextOf } from '../values/record.ts';
import type { Field, RecordLiteral } from '../values/record.ts';
import { makeSpec } from './specs.ts';

export interface Manifests {
  readonly contracts: readonly Contract[];
  readonly specs: readonly Spec[];
  readonly registries: readonly Registry[];
}

const interfacesIn = readings<Module, Manifests | null>();

/** What the files of data among the modules declare; each job-type variant is merged deeply over its base. */
export function readManifests(modules: readonly Module[], reader: Reader): Manifests {
  const all = modules
    .filter((module) => module.document !== null && traitsOf(module).holdsWholeSteps)
    .flatMap(
      (module) => reader.read(interfacesIn, module, (evaluator) => readInterface(module, evaluator)) ?? [],
    );
  return {
    contracts: all.flatMap(({ contracts }) => contracts),
    specs: all.flatMap(({ specs }) => specs),
    registries: all.flatMap(({ registries }) => registries),
  };
}

function readInterface(module: Module, evaluator: Evaluator): Manifests | null {
  if (module.document === null) return null;
  const at = { expression: module.document, module, scope: module.scope };
  const record = readRecord(at, evaluator);
  if (record === null || !(record.fields.has('contract') || record.fields.has('spec'))) return null;
  const step = readTextOf(record, 'step_type', evaluator);
  const name = step ?? evaluator.names.interfaceNameOf(module.path);
  const known = new Map<Expression, Contract>();
  const base = { name, isVariant: false, baseStep: step, record, nameRange: null };
  const variants = variantsOf(record, at, evaluator).map((variant) => ({
    ...variant,
    name: `${name}.variants.${variant.name}`,
    isVariant: true,
    baseStep: step,
  }));
  const steps = [base, ...variants].map((view) => readStep(view, known, evaluator));
  const contracts = new Set(steps.flatMap(({ contract }) => contract ?? []));
  const registry = step === null ? null : readRegistry(record, step, module, evaluator);
  return {
    contracts: [...contracts],
    specs: steps.flatMap(({ spec }) => spec ?? []),
    registries: registry === null ? [] : [registry],
  };
}

/** The manifest as one job type sees it. */
interface View {
  readonly name: string;
  readonly isVariant: boolean;
  /** The step type that the base has. */
  readonly baseStep: string | null;
  readonly record: RecordLiteral;
  /** The variant's key; null for the base, whose contract and spec have keys of their own. */
  readonly nameRange: Declaration['nameRange'] | null;
}

function variantsOf(
  base: RecordLiteral,
  document: Located,
  evaluator: Evaluator,
): Pick<View, 'name' | 'record' | 'nameRange'>[] {
  const field = base.fields.get('variants');
  if (field === undefined) return [];
  return readCollection(field.value, evaluator).entries.flatMap(({ key, item, value }) => {
    const variant = evaluator.resolve(value);
    if (key === null || isRefusal(variant) || variant.expression.kind !== 'map') return [];
    const parts = [document.expression, variant.expression];
    const range = variant.expression.range;
    const merged = { ...document, expression: { kind: 'merge', range, parts, isDeep: true } as const };
    const record = readRecord(merged, evaluator);
    return record === null ? [] : [{ name: key, record, nameRange: item.key?.range ?? item.range }];
  });
}

/** @param known contracts of the file so far, by where they stand: a variant that changes nothing in the contract shares it */
function readStep(
  view: View,
  known: Map<Expression, Contract>,
  evaluator: Evaluator,
): { contract: Contract | null; spec: Spec | null } {
  const declare = (field: 'contract' | 'spec'): Declaration | null => {
    const found = view.record.fields.get(field);
    const value = found === undefined ? null : evaluator.resolve(found.value);
    const record = value === null || isRefusal(value) ? null : readRecord(value, evaluator);
    if (found === undefined || record === null) return null;
    const nameRange = view.nameRange ?? found.item.key?.range ?? found.item.range;
    const own = `${view.name}.${field}`;
    return {
      name: own,
      names: [own],
      module: record.at.module,
      nameRange,
      record,
      types: [],
      ancestors: [],
    };
  };
  const contractDeclaration = declare('contract');
  const contract =
    contractDeclaration === null
      ? null
      : (known.get(contractDeclaration.record.at.expression) ??
        interfaceContract(contractDeclaration, directInputsIn(view.record, evaluator), evaluator));
  if (contract !== null) known.set(contract.record.at.expression, contract);
  const specDeclaration = declare('spec');
  const field = (name: string): Located | null => view.record.fields.get(name)?.value ?? null;
  const text = readTextOf(view.record, 'step_type', evaluator);
  const spec =
    specDeclaration === null
      ? null
      : makeSpec(
          specDeclaration,
          {
            stepType: text === null ? null : { text, base: view.baseStep ?? text },
            stepTypeAt: field('step_type'),
            nodeTypeAt: field('node_type'),
            contractAt: null,
            contract,
            isVariant: view.isVariant,
          },
          evaluator,
        );
  return { contract, spec };
}

/** `patterns.direct_input_keys` */
function directInputsIn(record: RecordLiteral, evaluator: Evaluator): Field | undefined {
  return partOf(record, 'patterns', evaluator)?.fields.get('direct_input_keys');
}

function interfaceContract(
  declaration: Declaration,
  directInputs: Field | undefined,
  evaluator: Evaluator,
): Contract {
  const { fields } = declaration.record;
  const env = fields.get('env_vars');
  const resolved = env === undefined ? null : evaluator.resolve(env.value);
  const environment = resolved === null || isRefusal(resolved) ? null : readRecord(resolved, evaluator);
  const isOwn = environment !== null && environment.at.expression === env?.value.expression;
  return makeContract(
    declaration,
    {
      entryPoint: fields.get('entry_point'),
      arguments: fields.get('arguments'),
      jobArguments: fields.get('job_arguments'),
      inputs: fields.get('inputs'),
      outputs: fields.get('outputs'),
      optionalEnvironment: environment?.fields.get('optional'),
      requiredEnvironment: environment?.fields.get('required'),
      computedEnvironment: fields.get('computed_env_paths'),
      directInputs,
      newEnvironment:
        env === undefined
          ? {
              record: declaration.record,
              keys: [keyFor(declaration.record, 'env_vars'), keyFor(declaration.record, 'optional')],
              after: 'last',
            }
          : environment === null || !isOwn
            ? null
            : {
                record: environment,
                keys: [keyFor(environment, 'optional')],
                after: environment.fields.get('required')?.index ?? 'last',
              },
    },
    evaluator,
  );
}

function readRegistry(
  record: RecordLiteral,
  step: string,
  module: Module,
  evaluator: Evaluator,
): Registry | null {
  const field = record.fields.get('registry');
  const entry = partOf(record, 'registry', evaluator);
  if (field === undefined || entry === null) return null;
  const text = (name: string): string | null => readTextOf(entry, name, evaluator);
  return {
    name: 'registry',
    module,
    nameRange: field.item.key?.range ?? field.item.range,
    isOfTexts: false,
    entries: [
      {
        step,
        sagemakerStepType: text('sagemaker_step_type'),
        computeKind: textIn(record, 'compute', 'kind', evaluator),
        isDelegated: textIn(record, 'patterns', 'step_assembly', evaluator) === 'delegation',
        builder: text('builder_step_name'),
        specType: text('spec_type'),
        module,
        range: field.item.key?.range ?? field.item.range,
      },
    ],
    incomplete: null,
  };
}

/** The text of a field in a part of a manifest. */
function textIn(record: RecordLiteral, part: string, name: string, evaluator: Evaluator): string | null {
  const found = partOf(record, part, evaluator);
  return found === null ? null : readTextOf(found, name, evaluator);
}

function partOf({ fields }: RecordLiteral, name: string, evaluator: Evaluator): RecordLiteral | null {
  const field = fields.get(name);
  const found = field === undefined ? null : evaluator.resolve(field.value);
  return found === null || isRefusal(found) ? null : readRecord(found, evaluator);
}
