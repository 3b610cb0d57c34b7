/** Reads script contracts. */
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import type { Module } from '../../source/syntax.ts';
import { CONTRACT_FIELDS } from '../conventions/conventions.ts';
import { constructed, declarationAt, declarationsOf, valueOf } from './declarations.ts';
import type { DeclarationStyle } from './declarations.ts';
import type { Evaluator, Located } from '../values/evaluate.ts';
import { readings } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Contract, ContractPort, Declaration, JobArgument, NewEnvironment } from '../model/model.ts';
import { keyFor, readCollection, readRecord, readText, readTextOf } from '../values/record.ts';
import type { Collection, CollectionEntry, Field } from '../values/record.ts';

/** The contracts of a library, to be found by what leads to them. */
export interface Contracts {
  /** Those that the modules declare, and those that were found since. */
  all(): Contract[];
  /** The contract that a place leads to: a declared one, or one that a function makes; or why there is none. */
  at(place: Located): Contract | Refusal;
}

const STYLE: DeclarationStyle = { type: ({ contractType }) => contractType, fields: CONTRACT_FIELDS };

const NO_CONTRACT: Refusal = { why: 'what it refers to is no contract that stepalign can read' };

const declarationsIn = readings<Module, Declaration[]>();
const contractsOf = readings<Declaration, Contract>();
const endsOf = readings<Located, End | Refusal>();
const declarationsAt = readings<End, Declaration | null>();

/** Where a place leads to. */
interface End {
  /** The place as it is written. */
  readonly name: string;
  readonly at: Located;
}

export function readContracts(modules: readonly Module[], reader: Reader): Contracts {
  const byValue = new Map<object, Contract>();
  const add = (declaration: Declaration): Contract => {
    const known = byValue.get(valueOf(declaration.record));
    if (known !== undefined) return known;
    const contract = reader.read(contractsOf, declaration, (evaluator) =>
      readContract(declaration, evaluator),
    );
    byValue.set(valueOf(declaration.record), contract);
    return contract;
  };
  const declared = modules.flatMap((module) =>
    reader.read(declarationsIn, module, (evaluator) => declarationsOf(module, STYLE, evaluator)),
  );
  // A class that others build on is a part of theirs.
  const parts = new Set<object>(declared.flatMap(({ ancestors }) => ancestors));
  for (const declaration of declared) if (!parts.has(valueOf(declaration.record))) add(declaration);
  return {
    all: () => [...byValue.values()],
    at: (place) => {
      const end = reader.read(endsOf, place, (evaluator) => endOf(place, evaluator));
      if (isRefusal(end)) return end;
      const known = byValue.get(end.at.expression);
      if (known !== undefined) return known;
      const made = reader.read(declarationsAt, end, (evaluator) => declaredAt(end, evaluator));
      return made === null ? NO_CONTRACT : add(made);
    },
  };
}

function endOf(place: Located, evaluator: Evaluator): End | Refusal {
  const resolved = evaluator.resolve(place);
  if (isRefusal(resolved)) return resolved;
  const { expression, module } = place;
  const name = module.text.slice(expression.range.start, expression.range.end);
  return { name, at: constructed(resolved, evaluator) };
}

function declaredAt({ name, at }: End, evaluator: Evaluator): Declaration | null {
  return declarationAt({ name, nameRange: at.expression.range, at, type: null }, STYLE, evaluator);
}

function readContract(declaration: Declaration, evaluator: Evaluator): Contract {
  const { record } = declaration;
  const { fields } = record;
  const key = keyFor(record, 'optional_env_vars');
  return makeContract(
    declaration,
    {
      entryPoint: fields.get('entry_point'),
      arguments: fields.get('expected_arguments'),
      jobArguments: undefined,
      inputs: fields.get('expected_input_paths'),
      outputs: fields.get('expected_output_paths'),
      optionalEnvironment: fields.get('optional_env_vars'),
      requiredEnvironment: fields.get('required_env_vars'),
      computedEnvironment: undefined,
      directInputs: undefined,
      newEnvironment:
        record.at.expression.kind === 'class'
          ? null
          : { record, keys: [key], after: indexOf(fields.get('required_env_vars')) },
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
  readonly entryPoint: Field | undefined;
  readonly arguments: Field | undefined;
  readonly jobArguments: Field | undefined;
  readonly inputs: Field | undefined;
  readonly outputs: Field | undefined;
  readonly optionalEnvironment: Field | undefined;
  readonly requiredEnvironment: Field | undefined;
  readonly computedEnvironment: Field | undefined;
  readonly directInputs: Field | undefined;
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
    argumentCollection: collection(fields.arguments),
    jobArguments: readJobArguments(collection(fields.jobArguments), evaluator),
    entryPoint: readText(fields.entryPoint?.value ?? null, evaluator),
    optionalEnvironment: collection(fields.optionalEnvironment),
    requiredEnvironment: collection(fields.requiredEnvironment),
    computedEnvironment: collection(fields.computedEnvironment),
    directInputs: collection(fields.directInputs),
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

function readJobArguments(collection: Collection | null, evaluator: Evaluator): Contract['jobArguments'] {
  if (collection === null) return [];
  const all = collection.entries.map((entry): JobArgument | null => {
    const found = evaluator.resolve(entry.value);
    const record = isRefusal(found) ? null : readRecord(found, evaluator);
    const flag = record === null ? null : readTextOf(record, 'flag', evaluator);
    return flag === null ? null : { flag, entry };
  });
  const known = all.filter((argument) => argument !== null);
  return collection.incomplete !== null || known.length < all.length ? null : known;
}

/** The container path of an entry: its value, or the field `path` of that. */
function pathOf({ value }: CollectionEntry, evaluator: Evaluator): Located | null {
  const found = evaluator.resolve(value);
  const record = isRefusal(found) ? null : readRecord(found, evaluator);
  return record === null ? value : (record.fields.get('path')?.value ?? null);
}
