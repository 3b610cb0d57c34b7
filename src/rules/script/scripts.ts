/** Which script each contract has, for the rules that compare the two. */
import type { Module } from '../../languages/syntax.ts';
import type { Contract, Step, StepLibrary } from '../../library/model.ts';

export interface ContractScript {
  /** A step of the contract: of several job types the first. */
  readonly step: Step;
  readonly contract: Contract;
  readonly script: Module;
}

/** Each contract whose entry point is one file of the library, once. */
export function contractScriptsOf({ steps }: StepLibrary): ContractScript[] {
  const seen = new Set<Contract>();
  return steps.flatMap((step): ContractScript[] => {
    const { contract, scripts } = step;
    const [script, second] = scripts;
    if (contract === null || script === undefined || second !== undefined || seen.has(contract)) return [];
    seen.add(contract);
    return [{ step, contract, script }];
  });
}
