/** The end of a report of scores: how many are rated how, how much could be decided, and how they stand to a limit. */
import { MOST_NAMED } from '../library/model/truncated-list.ts';
import type { HeldTo, ReportedScore, ScoreResult } from '../results/score.ts';
import { RATINGS } from '../scoring/tests.ts';
import { relativePath } from '../workspace/paths.ts';
import { nameOf, rangeText } from './score.ts';
import { count } from './summary.ts';
import { visible } from './visible.ts';

/** `scored 3 builders: 2 Excellent, 1 Good; 90 of 90 tests decided, 5 of them failed`; with a limit a second line. */
export function scoreSummary({ builders, heldTo }: ScoreResult, cwd: string): string {
  if (builders.length === 0)
    return `there is no builder and no step here${heldTo === null ? '' : `, and nothing to hold to --min ${heldTo.limit}`}\n`;
  const withClass = builders.filter(({ builder }) => builder !== null).length;
  const without = builders.length - withClass;
  const what = [
    ...(withClass > 0 ? [count(withClass, 'builder')] : []),
    ...(without > 0 ? [`${count(without, 'step')} without a builder class`] : []),
  ].join(' and ');
  const rated = RATINGS.map(
    (rating) => [rating, builders.filter((each) => each.overall.rating === rating)] as const,
  )
    .filter(([, some]) => some.length > 0)
    .map(([rating, some]) => `${some.length} ${rating}`);
  const unrated = builders.filter(({ overall }) => overall.rating === null).length;
  const ratings = [...rated, ...(unrated > 0 ? [`${unrated} not rated`] : [])].join(', ');
  const sum = (of: (tests: ReportedScore['tests']) => number): number =>
    builders.reduce((total, { tests }) => total + of(tests), 0);
  const decided = sum((tests) => tests.decided);
  const failed = decided - sum((tests) => tests.passed);
  return (
    `scored ${what}: ${ratings}; ${decided} of ${count(
      sum((tests) => tests.total),
      'test',
    )} decided` +
    `${failed > 0 ? `, ${failed} of them failed` : ''}\n${heldTo === null ? '' : heldToText(heldTo, cwd)}`
  );
}

function heldToText({ limit, byStanding: { reached, below, open } }: HeldTo, cwd: string): string {
  if (reached.length === 0 && below.length === 0)
    return `--min ${limit}: nothing can be judged by it: whether it is reached depends on tests that aren't decided\n`;
  const unjudged =
    open.length > 0 ? `, ${open.length} can't be judged: it depends on tests that aren't decided` : '';
  const lines = below
    .slice(0, MOST_NAMED)
    .map((each) => `${nameOf(each)} ${rangeText(each.range)}, ${visible(relativePath(cwd, each.file))}`);
  if (below.length > MOST_NAMED) lines.push(`${below.length - MOST_NAMED} more`);
  return [
    `--min ${limit}: ${reached.length} reach it, ${below.length} below it${unjudged}`,
    ...lines.map((line) => `  below ${limit}: ${line}`),
    '',
  ].join('\n');
}
