/** Contracts that share a name: which of them a spec means is then easily mistaken. */
import type { Contract, StepLibrary } from './model.ts';

/** The other contracts of the same language that have this one's name. */
export function namesakesOf(library: StepLibrary, contract: Contract): Contract[] {
  return library.contracts.filter(
    (other) =>
      other !== contract &&
      other.name === contract.name &&
      other.module.language === contract.module.language,
  );
}
