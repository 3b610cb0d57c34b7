/** dependency/unknown-direct-input: an input that a template may give directly, and that the step doesn't have. */
import { closest } from 'fastest-levenshtein';
import type { Contract, StepLibrary } from '../../library/model/model.ts';
import { listOf } from '../../library/model/truncated-list.ts';
import { meantBy, MOST_COMPARED } from '../../library/questions/misspelt.ts';
import { stepsWith } from '../../library/questions/sharing.ts';
import type { CollectionEntry } from '../../library/values/record.ts';
import { memoize } from '../../memoize/memoize.ts';
import { aboutContract, placeIn } from '../places.ts';
import type { Whereabouts } from '../places.ts';
import type { Rule } from '../rule.ts';

export interface UnknownDirectInput {
  readonly contract: Contract;
  readonly about: Whereabouts;
  readonly entry: CollectionEntry;
  readonly key: string;
  readonly inputs: readonly string[];
  /** The one input or dependency that the key is nearly called as; null where that can't be told. */
  readonly meant: string | null;
  /** Whether that is a key already, or will be in place of one before this one. */
  readonly isMeantTwice: boolean;
}

export const unknownDirectInputRule: Rule<UnknownDirectInput> = {
  name: 'dependency/unknown-direct-input',
  severity: 'warning',
  summary: "a step interface's direct input key names no input of its contract",
  find: memoize((library: StepLibrary) =>
    library.contracts.flatMap((contract) => unknownIn(contract, library)),
  ),
  report: ({ contract, about, entry, key, inputs, meant }) => ({
    ...about,
    ...placeIn(entry.value.module, entry.item.range),
    message: `${contract.name}: the direct input key ${key} is no input of the contract (${inputs.length === 0 ? 'it has none' : `it has ${listOf(inputs)}`})`,
    help:
      inputs.length === 0
        ? `leave ${key} out: nothing takes what is given by that name`
        : `name ${meant ?? closest(key, inputs.slice(0, MOST_COMPARED))}, if that is meant, or leave ${key} out: nothing takes what is given by that name`,
  }),
  keyOf: ({ key }) => key,
};

/** None where the contract, or a spec of it, may have inputs that aren't seen, or a spec has a dependency of the name. */
function unknownIn(contract: Contract, library: StepLibrary): UnknownDirectInput[] {
  const { directInputs, inputs, inputCollection } = contract;
  if (directInputs === null || (inputCollection?.incomplete ?? null) !== null) return [];
  const steps = stepsWith(library, contract);
  if (steps.some(({ spec }) => spec.dependenciesIncomplete !== null)) return [];
  const names = inputs.map(({ name }) => name);
  const known = new Set([
    ...names,
    ...steps.flatMap(({ spec }) => spec.dependencies.map(({ name }) => name)),
  ]);
  const about = aboutContract(contract, steps[0]?.spec);
  const named = new Set<string>();
  const unknown: UnknownDirectInput[] = [];
  for (const entry of directInputs.entries) {
    if (entry.value.expression.kind === 'string') named.add(entry.value.expression.value);
  }
  for (const entry of directInputs.entries) {
    const { expression } = entry.value;
    if (expression.kind !== 'string' || known.has(expression.value)) continue;
    const key = expression.value;
    const meant = meantBy(key, known);
    unknown.push({
      contract,
      about,
      entry,
      key,
      inputs: names,
      meant,
      isMeantTwice: meant !== null && named.has(meant),
    });
    if (meant !== null) named.add(meant);
  }
  return unknown;
}
