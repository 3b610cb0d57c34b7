/** Reads script contracts. */
import type { Module } from '../languages/syntax.ts';
import { CONTRACT_FIELDS, CONTRACT_TYPE } from './conventions.ts';
import { declarationsOf } from './declarations.ts';
import { isUnknown } from './evaluate.ts';
import type { Evaluator, Located } from './evaluate.ts';
import type { Contract, ContractPort, Declaration, NewEnvironment } from './model.ts';
import { camelCase, readCollection, readRecord } from './record.ts';
import type { Collection, CollectionEntry, Field } from './record.ts';

/** The contracts that a module declares at its top. */
export function readContracts(module: Module, evaluator: Evaluator): Contract[] {
  return declarationsOf(module, CONTRACT_TYPE, CONTRACT_FIELDS, evaluator).map((declaration) =>
    readContract(declaration, evaluator),
  );
}

function readContract(declaration: Declaration, evaluator: Evaluator): Contract {
  const { record } = declaration;
  const { fields } = record;
  const key = record.camelCase ? camelCase('optional_env_vars') : 'optional_env_vars';
  return makeContract(
    declaration,
    {
      inputs: fields.get('expected_input_paths'),
      outputs: fields.get('expected_output_paths'),
      optionalEnvironment: fields.get('optional_env_vars'),
      requiredEnvironment: fields.get('required_env_vars'),
      newEnvironment: { record, keys: [key], after: indexOf(fields.get('required_env_vars')) },
    },
    evaluator,
  );
}

/** A field that the record's own literal has can be followed by a new one. */
function indexOf(field: Field | undefined): number | 'last' {
  return field?.isOwn === true ? field.index : 'last';
}

/** A contract's fields, under whatever names its language has for them. */
export interface ContractFields {
  readonly inputs: Field | undefined;
  readonly outputs: Field | undefined;
  readonly optionalEnvironment: Field | undefined;
  readonly requiredEnvironment: Field | undefined;
  readonly newEnvironment: NewEnvironment | null;
}

export function makeContract(
  declaration: Declaration,
  fields: ContractFields,
  evaluator: Evaluator,
): Contract {
  const collection = (field: Field | undefined): Collection | null =>
    field === undefined ? null : readCollection(field.value, evaluator, field.isOwn);
  const inputs: ContractPort[] = [];
  const outputs: ContractPort[] = [];
  const contract: Contract = {
    ...declaration,
    kind: 'contract',
    inputs,
    outputs,
    inputCollection: collection(fields.inputs),
    outputCollection: collection(fields.outputs),
    optionalEnvironment: collection(fields.optionalEnvironment),
    requiredEnvironment: collection(fields.requiredEnvironment),
    newEnvironment: fields.newEnvironment,
  };
  inputs.push(...readPorts(contract, 'input', contract.inputCollection, evaluator));
  outputs.push(...readPorts(contract, 'output', contract.outputCollection, evaluator));
  return contract;
}

function readPorts(
  contract: Contract,
  direction: ContractPort['direction'],
  collection: Collection | null,
  evaluator: Evaluator,
): ContractPort[] {
  return (collection?.entries ?? []).flatMap((entry): ContractPort[] => {
    if (entry.key === null) return [];
    const path = pathOf(entry, evaluator);
    return [
      {
        contract,
        direction,
        name: entry.key,
        nameRange: entry.item.key?.range ?? entry.item.range,
        module: entry.value.module,
        containerPath: path === null ? { why: 'it has none' } : evaluator.text(path),
        pathRange: (path ?? entry.value).expression.range,
        entry,
      },
    ];
  });
}

/** The container path of an entry: its value, or the field `path` of that. */
function pathOf({ value }: CollectionEntry, evaluator: Evaluator): Located | null {
  const found = evaluator.resolve(value);
  const record = isUnknown(found) ? null : readRecord(found, evaluator);
  return record === null ? value : (record.fields.get('path')?.value ?? null);
}
