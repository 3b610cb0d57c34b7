/** Which programs are compared on which trees, and what a run of all has to show. */
import type { ContenderName } from './contenders.ts';
import type { Tree } from './tree.ts';

export interface Entry {
  readonly tree: Tree;
  readonly contender: ContenderName;
}

/** What is run in turns: A B C A B C, so that all meet the same moods of the machine. */
export interface Comparison {
  readonly entries: readonly Entry[];
  readonly runs: number;
  /** A first round isn't counted: it brings files into memory, and fills caches that are kept. */
  readonly warmUp: boolean;
}

export const SMALL: Tree = { steps: 60, others: 20_000 };
export const MEDIUM: Tree = { steps: 600, others: 20_000 };
export const TENTH: Tree = { steps: 600, others: 2_000 };
export const TENFOLD: Tree = { steps: 6_000, others: 20_000 };
export const HUGE: Tree = { steps: 6_000, others: 100_000 };
/** 61 of its 2,001 files hold steps: 3 in 100. */
export const TYPESCRIPT: Tree = { steps: 20, others: 1_940, onlyTypeScript: true };
/** A library that is being migrated: where there is much to say and to fix in every step. */
export const DRIFTING: Tree = { steps: 1_000, others: 0, isDrifting: true };
export const DRIFTING_TENFOLD: Tree = { steps: 10_000, others: 0, isDrifting: true };
/** What is done with it. */
export const ON_DRIFT = ['checkTimed', 'fixTimed', 'scoreTimed', 'resolveTimed'] as const;
/**
 * One file of this one is changed, again and again, in one process.
 * @alias
 */
export const EDITED: Tree = TENTH;

/** Each of these on one tree. */
export function on(tree: Tree, contenders: readonly ContenderName[]): Entry[] {
  return contenders.map((contender) => ({ tree, contender }));
}

/** What `npm run bench` runs by itself. */
export const FULL: readonly Comparison[] = [
  { entries: on(TENTH, ['node', 'version', 'help']), runs: 11, warmUp: true },
  {
    entries: on(SMALL, ['gitGrep', 'check', 'recheck', 'fix', 'astGrepCall', 'astGrepRules']),
    runs: 3,
    warmUp: true,
  },
  {
    entries: on(MEDIUM, ['gitGrep', 'check', 'recheck', 'changed', 'fix', 'astGrepCall']),
    runs: 3,
    warmUp: true,
  },
  { entries: on(TYPESCRIPT, ['check', 'jscodeshiftParse', 'jscodeshiftNothing']), runs: 3, warmUp: false },
  { entries: [...on(TENTH, ['check']), ...on(TENFOLD, ['check'])], runs: 3, warmUp: false },
  {
    entries: [...on(DRIFTING, ON_DRIFT), ...on(DRIFTING_TENFOLD, ON_DRIFT)],
    runs: 1,
    warmUp: false,
  },
  { entries: on(HUGE, ['gitGrep', 'check']), runs: 1, warmUp: false },
];
