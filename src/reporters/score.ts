/** Scores as a table with bars for people, and as JSON in the form of the framework's own reports. */
import type { Colors } from 'picocolors/types.js';
import type { ReportedScore, ScoreResult } from '../results/score.ts';
import { LEVELS } from '../scoring/tests.ts';
import { relativePath } from '../workspace/paths.ts';
import { visible } from './visible.ts';

/** The width of a bar that stands for 100. */
const BAR = 20;

/** A score with one digit behind the point, where there is one: `82.3`, `100`. */
function scoreText(score: number): string {
  return score.toFixed(1).replace(/\.0$/, '');
}

/** One builder, over several lines, ending with a newline. */
export function builderScoreText(score: ReportedScore, colors: Colors): string {
  const { overall, levels, tests, failed_tests: failedTests, undecided } = score;
  const width = Math.max(...LEVELS.map(({ title }) => title.length));
  const lines = [
    `${colors.bold(nameOf(score))}${kindOf(score, colors)}`,
    `  score ${paint(overall.score, `${scoreText(overall.score)} ${overall.rating}`, colors)}${afterFix(score)}, ` +
      `${tests.passed} of ${tests.total} tests${undecided.length === 0 ? '' : `, ${undecided.length} not decidable`}`,
    ...LEVELS.map(({ name, title }) => {
      const { score: points, passed, total } = levels[name];
      if (total === 0) return `  ${title.padEnd(width)}  ${' '.repeat(BAR)}      –  not decidable`;
      const bar = paint(points, barOf(points), colors);
      return `  ${title.padEnd(width)}  ${bar}  ${points.toFixed(1).padStart(5)}  ${passed} of ${total}`;
    }),
    ...failedTests.map(({ name, error }) => `  ${colors.red('failed')} ${name}: ${visible(error)}`),
    ...groupedByReason(undecided).map(
      ([why, names]) => `  not decidable: ${names.join(', ')}: ${visible(why)}`,
    ),
    ...otherLines(score),
    ...scriptLines(score),
  ];
  return `${lines.join('\n')}\n`;
}

/** The rules for scripts compare a contract with one file; where there isn't just one, they say nothing. */
function scriptLines({ script }: ReportedScore): string[] {
  if (script === null || script.files.length === 1) return [];
  const { files } = script;
  const entryPoint = visible(script.entryPoint);
  return [
    files.length === 0
      ? `  no script found: no file of the library is ${entryPoint}`
      : `  no script found: ${files.length} files of the library are ${entryPoint}, and which one is meant can't be told`,
  ];
}

/** Which of them a pipeline takes isn't known. */
function otherLines({ stepType, otherBuilders, moreBuilders = 0 }: ReportedScore): string[] {
  const more = moreBuilders > 0 ? ` and ${moreBuilders} more` : '';
  return otherBuilders.length === 0
    ? []
    : [
        visible(
          `  ${stepType ?? 'its step'} is built by ${otherBuilders.join(', ')}${more} too; each is scored by itself`,
        ),
      ];
}

function nameOf({ builder, stepType }: ReportedScore): string {
  return visible(builder ?? `${stepType ?? 'a step'} (no builder class)`);
}

function kindOf({ builder, stepType, sagemakerStepType }: ReportedScore, colors: Colors): string {
  const step = [builder === null ? null : stepType, sagemakerStepType].filter((word) => word !== null);
  return step.length === 0 ? '' : colors.dim(`  ${visible(step.join(', '))}`);
}

function afterFix({ overall, afterFix: after }: ReportedScore): string {
  return after === overall.score ? '' : ` → ${scoreText(after)} with the safe fixes`;
}

function barOf(points: number): string {
  const full = Math.round((points / 100) * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

function paint(points: number, text: string, colors: Colors): string {
  return (points >= 90 ? colors.green : points >= 70 ? colors.yellow : colors.red)(text);
}

function groupedByReason(
  undecided: readonly { readonly name: string; readonly why: string }[],
): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { name, why } of undecided) groups.set(why, [...(groups.get(why) ?? []), name]);
  return [...groups];
}

/** `PyTorchTrainingStepBuilder: score 82.3 → 100`; a line for each builder whose score changes. */
export function scoreChangeText(score: ReportedScore): string {
  return `${nameOf(score)}: score ${scoreText(score.overall.score)} → ${scoreText(score.afterFix)}`;
}

/** The same as data, paths relative to a folder. */
export function scoreJson({ builders, unparsable, filesRead }: ScoreResult, cwd: string): object {
  const located = <T extends { readonly file: string }>(at: T): T => ({
    ...at,
    file: relativePath(cwd, at.file),
  });
  return {
    builders: builders.map((each) => {
      const {
        builder,
        stepType,
        sagemakerStepType,
        file,
        script,
        tests,
        overall,
        levels,
        undecided,
        otherBuilders,
        moreBuilders,
      } = located(each);
      return {
        builder,
        step_type: stepType,
        sagemaker_step_type: sagemakerStepType,
        file,
        script:
          script === null
            ? null
            : {
                entry_point: script.entryPoint,
                files: script.files.map((path) => relativePath(cwd, path)),
              },
        other_builders: otherBuilders,
        ...(moreBuilders === undefined ? {} : { more_builders: moreBuilders }),
        tests,
        overall,
        levels,
        failed_tests: each.failed_tests,
        undecided,
        after_fix: each.afterFix,
      };
    }),
    files: { read: filesRead, unparsable: unparsable.map(located) },
  };
}
