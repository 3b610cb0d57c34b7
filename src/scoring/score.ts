/** Scores every builder of a library from its source. */
import type { StepLibrary } from '../library/model/model.ts';
import { decideTests } from './decide.ts';
import { scoreTests } from './formula.ts';
import type { Scoring } from './formula.ts';
import { rangeOf, ratingWithin } from './range.ts';
import type { ScoreRange } from './range.ts';
import { subjectsOf } from './subject.ts';
import type { Subject } from './subject.ts';

export interface BuilderScore extends Omit<Scoring, 'overall'> {
  readonly subject: Subject;
  /** Of the tests that could be decided. The rating is null where the others might change it. */
  readonly overall: Omit<Scoring['overall'], 'rating'> & { readonly rating: string | null };
  readonly range: ScoreRange;
  /** Of all tests, those that weigh nothing too. */
  readonly tests: {
    readonly passed: number;
    /** How many could be decided; the others count as neither passed nor failed. */
    readonly decided: number;
    readonly total: number;
  };
  readonly undecided: readonly { readonly name: string; readonly why: string }[];
}

export function scoreLibrary(library: StepLibrary): BuilderScore[] {
  return subjectsOf(library).map((subject) => {
    const tests = decideTests(subject);
    const results = tests.flatMap(({ name, outcome }) => {
      if (outcome.is === 'undecided') return [];
      return outcome.is === 'passed'
        ? [{ name, passed: true }]
        : [{ name, passed: false, error: outcome.error }];
    });
    const undecided = tests.flatMap(({ name, outcome }) =>
      outcome.is === 'undecided' ? [{ name, why: outcome.why }] : [],
    );
    const scoring = scoreTests(results);
    const range = rangeOf(
      results,
      undecided.map(({ name }) => name),
    );
    return {
      ...scoring,
      overall: { ...scoring.overall, rating: ratingWithin(range) },
      subject,
      range,
      tests: {
        passed: results.filter(({ passed }) => passed).length,
        decided: results.length,
        total: tests.length,
      },
      undecided,
    };
  });
}
