/** Between which scores a builder's lies, and its rating, where what can't be decided wouldn't change it. */
import { scoreTests } from './formula.ts';
import type { TestResult } from './formula.ts';
import { ratingOf } from './tests.ts';

/** 0 to 100; both the same where every test that counts is decided. */
export interface ScoreRange {
  /** Were all tests that can't be decided to fail. */
  readonly least: number;
  /** Were all of them to pass. */
  readonly most: number;
}

/**
 * @param results of the tests that could be decided
 * @param undecided the names of the others
 */
export function rangeOf(results: readonly TestResult[], undecided: readonly string[]): ScoreRange {
  const scoreWith = (passed: boolean): number =>
    scoreTests([...results, ...undecided.map((name) => ({ name, passed }))]).overall.score;
  return { least: scoreWith(false), most: scoreWith(true) };
}

/** Null where a test that can't be decided might change it. */
export function ratingWithin({ least, most }: ScoreRange): string | null {
  return ratingOf(least) === ratingOf(most) ? ratingOf(least) : null;
}

/** How a range stands to a limit: above it whatever the undecided tests come to, below it likewise, or open. */
export type Standing = 'reached' | 'below' | 'open';

export function standingOf({ least, most }: ScoreRange, limit: number): Standing {
  if (most < limit) return 'below';
  return least >= limit ? 'reached' : 'open';
}
