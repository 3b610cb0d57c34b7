/** Scores as text for people: a line for each builder, and what keeps it from 100 below it. */
import type { Colors } from 'picocolors/types.js';
import type { ReportedScore } from '../results/score.ts';
import { NO_BUILDER } from '../scoring/outcome.ts';
import type { ScoreRange } from '../scoring/range.ts';
import { LEVELS } from '../scoring/tests.ts';
import { relativePath } from '../workspace/paths.ts';
import { visible } from './visible.ts';

/** The width of a bar that stands for 100. */
const BAR = 20;

/** A longer reason is cut, so that a line has some 200 characters at most; JSON has it whole. */
const LONGEST_REASON = 150;

/** What the framework's reports call by no name that says anything, in words: their JSON, and ours, keep the name. */
const IN_WORDS: ReadonlyMap<string, string> = new Map([
  ['<lambda>', "the test class's own reporter, which the framework counts as a test"],
]);

/** `82.3`, `100`, and where something isn't decided `59.2–100`. */
export function rangeText({ least, most }: ScoreRange): string {
  const [from, to] = [scoreText(least), scoreText(most)];
  return from === to ? to : `${from}–${to}`;
}

/** A score with one digit behind the point, where there is one: `82.3`, `100`. */
function scoreText(score: number): string {
  return score.toFixed(1).replace(/\.0$/, '');
}

/** One builder: a line, and below it what failed and what isn't decided. It ends with a newline. */
export function builderScoreText(score: ReportedScore, cwd: string, colors: Colors): string {
  const { overall, range, tests } = score;
  const rating = overall.rating ?? 'not rated';
  const points = `${rangeText(range).padStart(9)}  ${rating.padEnd(12)}`;
  const lines = [
    `${overall.rating === null ? colors.dim(points) : paint(range.least, points, colors)}  ` +
      `${tests.decided} of ${tests.total} tests decided  ${colors.bold(nameOf(score))}${kindOf(score, colors)}  ` +
      visible(relativePath(cwd, score.file)),
    ...(overall.passed < overall.total ? levelLines(score, colors) : []),
    ...failedLines(score, colors),
    ...undecidedLines(score),
    ...otherLines(score),
    ...scriptLines(score),
    ...fixLine(score),
  ];
  return `${lines.join('\n')}\n`;
}

function levelLines({ levels }: ReportedScore, colors: Colors): string[] {
  const width = Math.max(...LEVELS.map(({ title }) => title.length));
  return LEVELS.map(({ name, title }) => {
    const { score: points, passed, total } = levels[name];
    if (total === 0) return `    ${title.padEnd(width)}  ${' '.repeat(BAR)}      –  not decided`;
    const bar = paint(points, barOf(points), colors);
    return `    ${title.padEnd(width)}  ${bar}  ${points.toFixed(1).padStart(5)}  ${passed} of ${total} passed`;
  });
}

/** Tests of one cause share a line: the framework's words before an error only repeat the test's name. */
function failedLines({ failed_tests: failed }: ReportedScore, colors: Colors): string[] {
  const causes = failed.map(({ name, error }) => ({ name, why: error.replace(/^[A-Z][\w ]* failed: /, '') }));
  return byReason(causes).map((each) => `    ${colors.red('failed')}: ${reasonText(each)}`);
}

/** What the line of a step without a builder says already isn't repeated. */
function undecidedLines({ builder, undecided }: ReportedScore): string[] {
  const rest = builder === null ? undecided.filter(({ why }) => why !== NO_BUILDER) : undecided;
  return byReason(rest).map((each) => `    not decided: ${reasonText(each)}`);
}

/** The reason, and as many of the tests' names as the line has place for. */
function reasonText([why, names]: readonly [string, readonly string[]]): string {
  const reason = cut(why);
  const shown = names.map((name) => IN_WORDS.get(name) ?? name);
  let listed = shown[0] ?? '';
  let count = 1;
  for (const name of shown.slice(1)) {
    if (reason.length + listed.length + name.length > LONGEST_REASON) break;
    listed += `, ${name}`;
    count += 1;
  }
  return `${reason} (${listed}${names.length > count ? ` and ${names.length - count} more` : ''})`;
}

/** The rules for scripts compare a contract with one file; where there isn't just one, they say nothing. */
function scriptLines({ script }: ReportedScore): string[] {
  if (script === null || script.files.length === 1) return [];
  const { files } = script;
  const entryPoint = visible(script.entryPoint);
  return [
    files.length === 0
      ? `    no script found: no file of the library is ${entryPoint}`
      : `    no script found: ${files.length} files of the library are ${entryPoint}, and which one is meant can't be told`,
  ];
}

/** Which of them a pipeline takes isn't known. */
function otherLines({ stepType, otherBuilders, moreBuilders = 0 }: ReportedScore): string[] {
  const more = moreBuilders > 0 ? ` and ${moreBuilders} more` : '';
  return otherBuilders.length === 0
    ? []
    : [
        cut(
          `    ${stepType ?? 'its step'} is built by ${otherBuilders.join(', ')}${more} too; each is scored by itself`,
        ),
      ];
}

function fixLine({ range, rangeAfterFix: after }: ReportedScore): string[] {
  return rangeText(after) === rangeText(range) ? [] : [`    with the safe fixes: ${rangeText(after)}`];
}

/** Of the builder, or of the step that has none. */
export function nameOf({ builder, stepType }: ReportedScore): string {
  return visible(builder ?? `${stepType ?? 'a step'} (no builder class)`);
}

function kindOf({ builder, stepType, stepTypes, sagemakerStepType }: ReportedScore, colors: Colors): string {
  const more = stepTypes.length > 1 ? ` and ${stepTypes.length - 1} more` : '';
  const words = [
    builder === null || stepType === null ? null : `${stepType}${more}`,
    sagemakerStepType,
  ].filter((word) => word !== null);
  return words.length === 0 ? '' : colors.dim(`  ${visible(words.join(', '))}`);
}

function barOf(points: number): string {
  const full = Math.round((points / 100) * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

function paint(points: number, text: string, colors: Colors): string {
  return (points >= 90 ? colors.green : points >= 70 ? colors.yellow : colors.red)(text);
}

function byReason(tests: readonly { readonly name: string; readonly why: string }[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { name, why } of tests) groups.set(why, [...(groups.get(why) ?? []), name]);
  return [...groups];
}

function cut(text: string): string {
  const shown = visible(text);
  return shown.length > LONGEST_REASON ? `${shown.slice(0, LONGEST_REASON - 1)}…` : shown;
}

/** `PyTorchTrainingStepBuilder: score 82.3 → 100`; a line for each builder whose score changes. */
export function scoreChangeText(score: ReportedScore): string {
  return `${nameOf(score)}: score ${rangeText(score.range)} → ${rangeText(score.rangeAfterFix)}`;
}
