/** `stepalign score [paths…]` */
import { scoreJson } from '../../reporters/score-json.ts';
import { scoreSummary } from '../../reporters/score-summary.ts';
import { builderScoreText } from '../../reporters/score.ts';
import { visibleJson } from '../../reporters/visible.ts';
import type { ScoreOptions } from '../../project/options.ts';
import type { ScoreResult } from '../../results/score.ts';
import { score } from '../../run/score.ts';
import { locatedPaths, splitCommas } from '../arguments.ts';
import { colorsFor } from '../colors.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { ScoreArguments } from '../options.ts';
import { reportUnread } from '../output.ts';
import { startProgress } from '../progress.ts';
import { print } from '../terminal.ts';
import { printTiming, stopwatchFor, timingIn } from '../timing.ts';

/** Prints the score of each builder; the summary, and what could not be read, on standard error. */
export async function runScore(args: ScoreArguments): Promise<ExitCode> {
  const options = {
    ...locatedPaths(args.paths),
    step: splitCommas(args.step),
    ...(args.min === undefined ? {} : { min: args.min }),
    ...(args.config === undefined ? {} : { config: args.config }),
    allowEmpty: args['allow-empty'],
    ...stopwatchFor(args),
  };
  const progress = startProgress(process.stderr);
  const result = await score({ ...options, onProgress: progress.onProgress }).finally(progress.stop);
  const exitCode = reportUnread(result.unparsable, options.cwd, args.color);
  if (args.format === 'json') {
    const report = { ...scoreJson(result, options.cwd), ...timingIn(options.stopwatch, options.cwd) };
    print(process.stdout, `${visibleJson(report)}\n`);
  } else {
    const colors = colorsFor(process.stdout, args.color);
    for (const each of result.builders) print(process.stdout, builderScoreText(each, options.cwd, colors));
    print(process.stderr, scoreSummary(result, options.cwd));
    printTiming(options.stopwatch, options.cwd);
  }
  return exitCode === EXIT.clean ? exitCodeOfLimit(result, options) : exitCode;
}

/** Where there is nothing to hold to the limit, it is met only by who says that this is no fault. */
function exitCodeOfLimit({ builders, heldTo }: ScoreResult, { allowEmpty }: ScoreOptions): ExitCode {
  const isMet = heldTo === null || heldTo.isMet || (builders.length === 0 && allowEmpty === true);
  return isMet ? EXIT.clean : EXIT.findings;
}
