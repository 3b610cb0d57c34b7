/** Contracts that share a name, so that it can't be told for sure which of them a spec means. */
import { memoize } from '../../memoize/memoize.ts';
import { copiedAs } from './copies.ts';
import type { Contract, StepLibrary } from '../model/model.ts';
import { stepsWith } from './sharing.ts';

/** Whether other contracts of the same language have this one's name, those of copies of its steps left out. */
export function hasNamesakes(library: StepLibrary, contract: Contract): boolean {
  return contract.names.some((name) => (countsByName(library).get(keyOf(contract, name)) ?? 0) > 1);
}

/** How many contracts there are of each name; the copies of one count once. */
const countsByName = memoize((library: StepLibrary): ReadonlyMap<string, number> => {
  const byName = new Map<string, Contract[]>();
  for (const contract of library.contracts) {
    for (const name of new Set(contract.names)) {
      const known = byName.get(keyOf(contract, name));
      if (known === undefined) byName.set(keyOf(contract, name), [contract]);
      else known.push(contract);
    }
  }
  return new Map(
    [...byName].map(([key, same]) => [key, same.length > 1 ? differentAmong(same, library) : 1]),
  );
});

/** Those with the same steps are copies, and so is one without a step whose text another one has. */
function differentAmong(contracts: readonly Contract[], library: StepLibrary): number {
  const steps = new Set<string>();
  const texts = new Set<string>();
  const others = new Set<string>();
  for (const contract of contracts) {
    const own = new Set(stepsWith(library, contract).map(({ spec }) => copiedAs(spec)));
    if (own.size === 0) others.add(textOf(contract));
    else {
      steps.add([...own].sort().join('\n'));
      texts.add(textOf(contract));
    }
  }
  return steps.size + [...others].filter((text) => !texts.has(text)).length;
}

function textOf({ record: { at } }: Contract): string {
  return at.module.text.slice(at.expression.range.start, at.expression.range.end);
}

function keyOf({ module }: Contract, name: string): string {
  return `${module.language} ${name}`;
}
