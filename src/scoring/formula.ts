/** From the results of tests to a score: the published reports' `scoring` part, to the last digit. */
import { importanceOf, LEVEL_OF, LEVELS, ratingOf } from './tests.ts';
import type { LevelName } from './tests.ts';

/** What became of a test. */
export interface TestResult {
  readonly name: string;
  readonly passed: boolean;
  /** Why it failed. */
  readonly error?: string;
}

interface LevelScore {
  /** 0 to 100. */
  readonly score: number;
  readonly passed: number;
  readonly total: number;
  readonly tests: Readonly<Record<string, boolean>>;
}

export interface Scoring {
  readonly overall: {
    /** 0 to 100. */
    readonly score: number;
    readonly rating: string;
    /** Of the tests that count for a level. */
    readonly passed: number;
    readonly total: number;
    /** 0 to 100. */
    readonly pass_rate: number;
  };
  readonly levels: Readonly<Record<LevelName, LevelScore>>;
  readonly failed_tests: readonly { readonly name: string; readonly error: string }[];
}

/**
 * A level of which no test could be decided doesn't count.
 * @param results of the tests that could be decided, in the order of the report
 */
export function scoreTests(results: readonly TestResult[]): Scoring {
  const levels = LEVELS.map(
    ({ name }) => [name, levelScore(results.filter((each) => LEVEL_OF.get(each.name) === name))] as const,
  );
  let weighted = 0;
  let weights = 0;
  for (const [index, { weight }] of LEVELS.entries()) {
    const level = levels[index]?.[1];
    if (level === undefined || level.total === 0) continue;
    weighted += level.score * weight;
    weights += weight;
  }
  const passed = levels.reduce((sum, [, level]) => sum + level.passed, 0);
  const total = levels.reduce((sum, [, level]) => sum + level.total, 0);
  const score = weights === 0 ? 0 : weighted / weights;
  return {
    overall: {
      score,
      rating: ratingOf(score),
      passed,
      total,
      pass_rate: total === 0 ? 0 : (passed / total) * 100,
    },
    levels: Object.fromEntries(levels) as Record<LevelName, LevelScore>,
    failed_tests: results
      .filter((result) => !result.passed)
      .map(({ name, error = 'Unknown error' }) => ({ name, error })),
  };
}

function levelScore(results: readonly TestResult[]): LevelScore {
  let weighted = 0;
  let weights = 0;
  for (const { name, passed } of results) {
    weights += importanceOf(name);
    if (passed) weighted += importanceOf(name);
  }
  return {
    score: weights > 0 ? (weighted / weights) * 100 : 0,
    passed: results.filter(({ passed }) => passed).length,
    total: results.length,
    tests: Object.fromEntries(results.map(({ name, passed }) => [name, passed])),
  };
}
