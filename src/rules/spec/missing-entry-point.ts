/** spec/missing-entry-point: a contract's entry point is in none of the folders where the library keeps its scripts. */
import { memoize } from '../../memoize/memoize.ts';
import { traitsAt } from '../../languages/index.ts';
import type { Contract, Step, StepLibrary } from '../../library/model/model.ts';
import { isTestFile } from '../../library/conventions/conventions.ts';
import { MOST_NAMED } from '../../library/model/truncated-list.ts';
import { aboutContract, moreThan, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';

interface MissingScript {
  readonly step: Step;
  readonly contract: Contract;
  readonly entryPoint: string;
}

interface MissingEntryPoint extends MissingScript {
  /** Others that are reported with it: where many scripts aren't there, they may be meant to come from elsewhere. */
  readonly others: readonly MissingScript[];
}

export const missingEntryPointRule: Rule<MissingEntryPoint> = {
  name: 'spec/missing-entry-point',
  severity: 'warning',
  summary: "a contract's entry point is in none of the folders where the library keeps its scripts",
  find: (library) => missingIn(library),
  report: ({ step, contract, entryPoint, others }) => {
    const related = others
      .slice(0, MOST_NAMED)
      .map((each) =>
        relatedTo(each.contract, `${each.contract.name} has the entry point ${each.entryPoint}`),
      );
    const many =
      others.length === 0 ? '' : `; those of ${others.length} other contracts aren't there, either`;
    return {
      ...aboutContract(contract, step.spec),
      severity: others.length === 0 ? 'warning' : 'info',
      message: `${contract.name} has the entry point ${entryPoint}, and no file of the library is called so, which has the scripts of most contracts${many}`,
      related,
      ...moreThan(related, others.length),
      help: 'name the script that is meant, or bring it in',
    };
  },
};

/** More that aren't there are reported together. */
const MOST_SINGLE = 2;

/** Fewer scripts may be there by chance: the library keeps its scripts elsewhere. */
const FEWEST = 3;

/** Nothing where most scripts aren't there, nor of what another platform than SageMaker runs, or brings along. */
const missingIn = memoize((library: StepLibrary): MissingEntryPoint[] => {
  const entries = new Map<Contract, { readonly step: Step; readonly entryPoint: string }>();
  for (const step of library.steps) {
    const { contract, kind, foreignType } = step;
    const entryPoint = contract?.entryPoint ?? '';
    const isRun = (kind === 'Processing' || kind === 'Training') && foreignType === null;
    if (contract !== null && isRun && traitsAt(entryPoint) !== null && !entries.has(contract))
      entries.set(contract, { step, entryPoint });
  }
  const names = namesIn(library);
  const missing = [...entries].filter(
    ([, { step, entryPoint }]) => step.scripts.length === 0 && !names.has(lastOf(entryPoint)),
  );
  const found = entries.size - missing.length;
  if (found < FEWEST || found <= missing.length || library.unseen.count > 0) return [];
  const all = missing.map(([contract, each]) => ({ contract, ...each }));
  const [first, ...others] = all;
  if (first === undefined) return [];
  return all.length > MOST_SINGLE ? [{ ...first, others }] : all.map((each) => ({ ...each, others: [] }));
});

const namesIn = memoize(
  ({ modules }: StepLibrary) =>
    new Set(modules.paths.filter((path) => !isTestFile({ path })).map((path) => lastOf(path))),
);

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
