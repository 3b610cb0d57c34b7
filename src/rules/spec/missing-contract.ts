/** spec/missing-contract: a job type's spec without the contract that the other job types of its step share. */
import { listNames, MOST_NAMED } from '../../library/model/truncated-list.ts';
import type { Contract, Spec, Step, StepLibrary } from '../../library/model/model.ts';
import { jobTypeOf } from '../../library/questions/job-types.ts';
import { siblingsIn } from '../../library/questions/siblings.ts';
import { memoize } from '../../memoize/memoize.ts';
import { aboutSpec, moreThan, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';

interface MissingContract {
  /** Those that lack it. */
  readonly specs: readonly [Spec, ...Spec[]];
  readonly contract: Contract;
  /** The specs of the step that have it. */
  readonly sharing: readonly Spec[];
}

export const missingContractRule: Rule<MissingContract> = {
  name: 'spec/missing-contract',
  severity: 'warning',
  summary: "a job type's spec lacks the contract that the step's other job types share",
  find: memoize((library: StepLibrary) => siblingsIn(library).flatMap(missingAmong)),
  report: ({ specs, contract, sharing }) => {
    const [first, ...others] = specs;
    const [lack, have] = [specs, sharing].map(({ length }) => length === 1);
    const related = [
      ...others.map((other) => relatedTo(other, `${other.name} has none either`)),
      ...sharing.map((other) => relatedTo(other, `${other.name} has the contract ${contract.name}`)),
    ].slice(0, MOST_NAMED);
    return {
      ...aboutSpec(first),
      message: `${namesOf(specs)} ${lack === true ? 'has' : 'have'} no contract, and ${namesOf(sharing)}, of the same step, ${have === true ? 'has' : 'share'} ${contract.name}`,
      related,
      ...moreThan(related, others.length + sharing.length),
      help: `give ${lack === true ? 'it' : 'them'} the contract ${contract.name}; until then their ports are compared with nothing`,
    };
  },
};

function namesOf(specs: readonly Spec[]): string {
  return listNames(specs, ({ name }) => name);
}

/** Where those that have a contract have the same one. */
function missingAmong(siblings: readonly Step[]): MissingContract[] {
  const contracts = new Set(siblings.flatMap(({ contract }) => contract ?? []));
  const [contract, second] = contracts;
  if (contract === undefined || second !== undefined) return [];
  const sharing = siblings.filter((step) => step.contract === contract).map(({ spec }) => spec);
  const [first, ...others] = siblings
    .map(({ spec }) => spec)
    .filter((spec) => spec.contract === null && spec.record.complete && jobTypeOf(spec) !== null);
  return first === undefined ? [] : [{ specs: [first, ...others], contract, sharing }];
}
