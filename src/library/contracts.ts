/** Reads script contracts. */
import type { Module } from '../languages/syntax.ts';
import { CONTRACT_FIELDS, CONTRACT_TYPE } from './conventions.ts';
import { declarationsOf } from './declarations.ts';
import type { Evaluator } from './evaluate.ts';
import type { Contract, ContractPort, Declaration } from './model.ts';
import { readCollection } from './record.ts';
import type { Collection } from './record.ts';

/** The contracts that a module declares at its top. */
export function readContracts(module: Module, evaluator: Evaluator): Contract[] {
  return declarationsOf(module, CONTRACT_TYPE, CONTRACT_FIELDS).map((declaration) =>
    readContract(declaration, evaluator),
  );
}

function readContract(declaration: Declaration, evaluator: Evaluator): Contract {
  const collection = (name: string): Collection | null => {
    const field = declaration.record.fields.get(name);
    return field === undefined ? null : readCollection(field.value, evaluator);
  };
  const inputs: ContractPort[] = [];
  const outputs: ContractPort[] = [];
  const contract: Contract = {
    ...declaration,
    kind: 'contract',
    inputs,
    outputs,
    inputCollection: collection('expected_input_paths'),
    outputCollection: collection('expected_output_paths'),
    optionalEnvironment: collection('optional_env_vars'),
    requiredEnvironment: collection('required_env_vars'),
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
    return [
      {
        contract,
        direction,
        name: entry.key,
        nameRange: entry.item.key?.range ?? entry.item.range,
        module: entry.value.module,
        containerPath: evaluator.text(entry.value),
        pathRange: entry.item.value.range,
        entry,
      },
    ];
  });
}
