/** `stepalign score [paths…]` */
import { builderScoreText, scoreJson } from '../../reporters/score.ts';
import { visibleJson } from '../../reporters/visible.ts';
import { score } from '../../run/score.ts';
import { locatedPaths, splitCommas } from '../arguments.ts';
import { colorsFor } from '../colors.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { ScoreArguments } from '../options.ts';
import { reportUnread } from '../output.ts';
import { startProgress } from '../progress.ts';
import { print } from '../terminal.ts';
import { printTiming, stopwatchFor, timingIn } from '../timing.ts';

/** Prints the score of each builder; what could not be read on standard error. */
export async function runScore(args: ScoreArguments): Promise<ExitCode> {
  const options = {
    ...locatedPaths(args.paths),
    step: splitCommas(args.step),
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
    print(process.stdout, result.builders.map((each) => builderScoreText(each, colors)).join('\n'));
    if (result.builders.length === 0) print(process.stderr, 'there is no builder and no step here\n');
    printTiming(options.stopwatch, options.cwd);
  }
  return exitCode;
}
