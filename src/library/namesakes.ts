/** Contracts that share a name: which of them a spec means is then easily mistaken. */
import { oncePer } from '../languages/once.ts';
import type { Contract, StepLibrary } from './model.ts';

/** Whether other contracts of the same language have this one's name. */
export function hasNamesakes(library: StepLibrary, contract: Contract): boolean {
  return (countsByName(library).get(keyOf(contract)) ?? 0) > 1;
}

const countsByName = oncePer(({ contracts }: StepLibrary): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const contract of contracts) counts.set(keyOf(contract), (counts.get(keyOf(contract)) ?? 0) + 1);
  return counts;
});

function keyOf({ name, module }: Contract): string {
  return `${module.language} ${name}`;
}
