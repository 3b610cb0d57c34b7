/** Which script each contract has, for the rules that compare the two. */
import type { Range } from '../../edits/range.ts';
import { oncePer } from '../../languages/once.ts';
import type { Module } from '../../languages/syntax.ts';
import type { Contract, Step, StepLibrary } from '../../library/model.ts';
import { haveSameItems } from '../../library/same-items.ts';
import type { Finding } from '../finding.ts';

export interface ContractScript {
  /** A step of the contract: of several job types the first. */
  readonly step: Step;
  readonly contract: Contract;
  readonly script: Module;
  /** All contracts that have the script, this one among them. */
  readonly sharing: readonly Contract[];
}

/** Each contract whose entry point is one file of the library, once. */
export const contractScriptsOf = oncePer(({ steps }: StepLibrary): ContractScript[] => {
  const seen = new Set<Contract>();
  const sharing = new Map<Module, Set<Contract>>();
  for (const { contract, scripts } of steps) {
    for (const script of contract === null ? [] : scripts)
      if (contract !== null) sharing.set(script, (sharing.get(script) ?? new Set()).add(contract));
  }
  return steps.flatMap((step): ContractScript[] => {
    const { contract, scripts } = step;
    const [script, second] = scripts;
    if (contract === null || script === undefined || second !== undefined || seen.has(contract)) return [];
    seen.add(contract);
    return [pairOf(step, contract, script, [...(sharing.get(script) ?? [])])];
  });
});

const pairedBefore = new WeakMap<Step, ContractScript>();

/** Where the same contracts share the script as before, the pair stays the same object. */
function pairOf(
  step: Step,
  contract: Contract,
  script: Module,
  sharing: readonly Contract[],
): ContractScript {
  const before = pairedBefore.get(step);
  if (before !== undefined && haveSameItems(before.sharing, sharing)) return before;
  const pair = { step, contract, script, sharing };
  pairedBefore.set(step, pair);
  return pair;
}

/** What a script may take: of all contracts that have it; null where one of them can't be read whole. */
export function namesForScript(
  { sharing }: ContractScript,
  namesOf: (contract: Contract) => Iterable<string> | null,
): Set<string> | null {
  const names = sharing.map(namesOf);
  return names.includes(null) ? null : new Set(names.flatMap((each) => [...(each ?? [])]));
}

/** A finding at a place of a script. */
export function scriptFinding(
  { step, contract, script }: ContractScript,
  range: Range,
  words: Pick<Finding, 'rule' | 'severity' | 'message' | 'help'>,
): Finding {
  return {
    ...words,
    file: script.path,
    range,
    step: step.spec.stepType?.text ?? null,
    declaration: contract.name,
    port: null,
    related: [
      {
        file: contract.module.path,
        range: contract.nameRange,
        message: `${contract.name} has the script as its entry point`,
      },
    ],
  };
}
