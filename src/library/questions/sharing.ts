/** Which steps share a contract, and which specs an output of it. */
import { isRefusal } from '../../source/refusal.ts';
import type { Item } from '../../source/syntax.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Contract, ContractPort, Spec, SpecOutput, Step, StepLibrary } from '../model/model.ts';

/** The steps that have the contract, in the order of the library. */
export function stepsWith(library: StepLibrary, contract: Contract): readonly Step[] {
  return stepsByContract(library).get(contract) ?? [];
}

/** The specs whose contract has that very output: its own, or one that a variant's contract inherits. */
export function specsWithPort(library: StepLibrary, { entry }: ContractPort): readonly Spec[] {
  return specsByPort(library).get(entry.item) ?? [];
}

/** The outputs that are read from the place that this one is: specs may share an output. */
export function outputsAt(library: StepLibrary, { record }: SpecOutput): readonly SpecOutput[] {
  return outputsByPlace(library).get(record.at.expression) ?? [];
}

const stepsByContract = memoize(({ steps }: StepLibrary) =>
  grouped(steps, ({ contract }) => (contract === null ? [] : [contract])),
);

const specsByPort = memoize(({ specs }: StepLibrary) =>
  grouped(specs, ({ contract }): Item[] =>
    contract === null || isRefusal(contract) ? [] : contract.outputs.map(({ entry }) => entry.item),
  ),
);

const outputsByPlace = memoize(({ specs }: StepLibrary) =>
  grouped(
    specs.flatMap(({ outputs }) => outputs),
    ({ record }) => [record.at.expression],
  ),
);

function grouped<Member, Key>(
  members: readonly Member[],
  keysOf: (member: Member) => readonly Key[],
): ReadonlyMap<Key, readonly Member[]> {
  const groups = new Map<Key, Member[]>();
  for (const member of members) {
    for (const key of new Set(keysOf(member))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [member]);
      else group.push(member);
    }
  }
  return groups;
}
