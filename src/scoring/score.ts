/** Scores every builder of a library from its source. */
import type { StepLibrary } from '../library/model/model.ts';
import { decideTests } from './decide.ts';
import { scoreTests } from './formula.ts';
import type { Scoring } from './formula.ts';
import { subjectsOf } from './subject.ts';
import type { Subject } from './subject.ts';

export interface BuilderScore extends Scoring {
  readonly subject: Subject;
  /** Of all tests, those that weigh nothing too; those that can't be decided count as neither. */
  readonly tests: { readonly passed: number; readonly total: number };
  readonly undecided: readonly { readonly name: string; readonly why: string }[];
}

export function scoreLibrary(library: StepLibrary): BuilderScore[] {
  return subjectsOf(library).map((subject) => {
    const decided = decideTests(subject);
    const results = decided.flatMap(({ name, outcome }) => {
      if (outcome.is === 'undecided') return [];
      return outcome.is === 'passed'
        ? [{ name, passed: true }]
        : [{ name, passed: false, error: outcome.error }];
    });
    return {
      ...scoreTests(results),
      subject,
      tests: { passed: results.filter(({ passed }) => passed).length, total: results.length },
      undecided: decided.flatMap(({ name, outcome }) =>
        outcome.is === 'undecided' ? [{ name, why: outcome.why }] : [],
      ),
    };
  });
}
