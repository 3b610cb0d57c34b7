/** Scores as data, in the form of the framework's own reports, paths relative to a folder. */
import { standingOf } from '../scoring/range.ts';
import { RATINGS } from '../scoring/tests.ts';
import type { ReportedScore, ScoreResult } from '../results/score.ts';
import { relativePath } from '../workspace/paths.ts';

export function scoreJson(result: ScoreResult, cwd: string): object {
  const { builders, unparsable, filesRead, heldTo } = result;
  return {
    builders: builders.map((each) => ({
      ...builderJson(each, cwd),
      ...(heldTo === null ? {} : { standing: standingOf(each.range, heldTo.limit) }),
    })),
    summary: summaryJson(result),
    files: {
      read: filesRead,
      unparsable: unparsable.map((problem) => ({ ...problem, file: relativePath(cwd, problem.file) })),
    },
  };
}

function builderJson(score: ReportedScore, cwd: string): object {
  const { builder, stepType, stepTypes, sagemakerStepType, file, script, moreBuilders } = score;
  return {
    builder,
    step_type: stepType,
    steps: stepTypes.length,
    sagemaker_step_type: sagemakerStepType,
    file: relativePath(cwd, file),
    script:
      script === null
        ? null
        : { entry_point: script.entryPoint, files: script.files.map((path) => relativePath(cwd, path)) },
    other_builders: score.otherBuilders,
    ...(moreBuilders === undefined ? {} : { more_builders: moreBuilders }),
    tests: score.tests,
    overall: score.overall,
    range: score.range,
    levels: score.levels,
    failed_tests: score.failed_tests,
    undecided: score.undecided,
    after_fix: score.afterFix,
    range_after_fix: score.rangeAfterFix,
  };
}

function summaryJson({ builders, heldTo }: ScoreResult): object {
  const sum = (of: (tests: ReportedScore['tests']) => number): number =>
    builders.reduce((total, { tests }) => total + of(tests), 0);
  const rated = (rating: string | null): number =>
    builders.filter(({ overall }) => overall.rating === rating).length;
  return {
    ratings: Object.fromEntries(RATINGS.map((rating) => [rating, rated(rating)])),
    not_rated: rated(null),
    tests: {
      passed: sum(({ passed }) => passed),
      decided: sum(({ decided }) => decided),
      total: sum(({ total }) => total),
    },
    ...(heldTo === null
      ? {}
      : {
          min: {
            limit: heldTo.limit,
            reached: heldTo.byStanding.reached.length,
            below: heldTo.byStanding.below.length,
            open: heldTo.byStanding.open.length,
            met: heldTo.isMet,
          },
        }),
  };
}
