/** Which script each contract has, for the rules that compare the two. */
import type { Range } from '../../source/range.ts';
import { haveSameItems, memoize, memoizeLatest } from '../../memoize/memoize.ts';
import type { Module } from '../../source/syntax.ts';
import type { Contract, Step, StepLibrary } from '../../library/model/model.ts';
import type { RelatedPlace } from '../finding.ts';
import { aboutContract, placeIn, relatedTo } from '../places.ts';
import type { Whereabouts } from '../places.ts';

export interface ContractScript {
  /** A step of the contract: of several job types the first. */
  readonly step: Step;
  readonly contract: Contract;
  readonly script: Module;
  /** All contracts that have the script, this one among them. */
  readonly sharing: readonly Contract[];
}

/** Each contract whose entry point is one file of the library, once. */
export const contractScriptsOf = memoize(({ steps }: StepLibrary): ContractScript[] => {
  const seen = new Set<Contract>();
  const contracts = new Map<Module, Set<Contract>>();
  for (const { contract, scripts } of steps) {
    for (const script of contract === null ? [] : scripts)
      if (contract !== null) contracts.set(script, (contracts.get(script) ?? new Set()).add(contract));
  }
  const sharing = new Map([...contracts].map(([script, own]) => [script, sharedBy(script, [...own])]));
  return steps.flatMap((step): ContractScript[] => {
    const { contract, scripts } = step;
    const [script, second] = scripts;
    if (contract === null || script === undefined || second !== undefined || seen.has(contract)) return [];
    seen.add(contract);
    return [pairOf(step, contract, script, sharing.get(script) ?? [])];
  });
});

const latestSharing = memoizeLatest<Module, readonly Contract[]>();

/** Where the same contracts share the script as before, their list stays the same object. */
function sharedBy(script: Module, contracts: readonly Contract[]): readonly Contract[] {
  return latestSharing(
    script,
    (before) => haveSameItems(before, contracts),
    () => contracts,
  );
}

const latestPair = memoizeLatest<Step, ContractScript>();

/** Where the same contracts share the script as before, the pair stays the same object. */
function pairOf(
  step: Step,
  contract: Contract,
  script: Module,
  sharing: readonly Contract[],
): ContractScript {
  return latestPair(
    step,
    (before) => before.script === script && before.sharing === sharing,
    () => ({ step, contract, script, sharing }),
  );
}

/**
 * What a script may take; null where one of its contracts can't be read whole.
 * @param sharing all contracts that have the script
 */
export function namesForScript(
  sharing: readonly Contract[],
  namesOf: (contract: Contract) => Iterable<string> | null,
): ReadonlySet<string> | null {
  const names = sharing.map(namesOf);
  return names.includes(null) ? null : new Set(names.flatMap((each) => [...(each ?? [])]));
}

/** At a place of a script. */
export function aboutScript(
  { step, contract, script }: ContractScript,
  range: Range,
): Whereabouts & { readonly related: readonly RelatedPlace[] } {
  return {
    ...aboutContract(contract, step.spec),
    ...placeIn(script, range),
    related: [relatedTo(contract, `${contract.name} has the script as its entry point`)],
  };
}
