/** `stepalign check [paths…]` */
import { check } from '../../run/check.ts';
import type { CheckResult } from '../../results/report.ts';
import { librariesLine, librariesText } from '../../reporters/libraries.ts';
import { checkSummary } from '../../reporters/summary.ts';
import type { Safety } from '../../rules/finding.ts';
import { checkOptions } from '../arguments.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nextCommand } from '../invocation.ts';
import type { CheckArguments } from '../options.ts';
import { finalExitCode, printFindings, printJson } from '../output.ts';
import { startProgress } from '../progress.ts';
import { print } from '../terminal.ts';
import { printTiming } from '../timing.ts';

/** Prints the findings on standard output, the summary on standard error. */
export async function runCheck(args: CheckArguments): Promise<ExitCode> {
  const options = { ...checkOptions(args), cache: args.cache };
  const progress = startProgress(process.stderr);
  const result = await check({ ...options, onProgress: progress.onProgress }).finally(progress.stop);
  const { libraries } = result;
  const exitCode = finalExitCode(result, args);
  if (args.format === 'json') {
    printJson(result, options, exitCode, false);
    return exitCode;
  }
  printFindings(process.stdout, result, options, args.color);
  print(process.stderr, `${checkSummary(result)}\n`);
  print(
    process.stderr,
    args.verbose ? librariesText(libraries, options.cwd) : librariesLine(libraries, options.cwd),
  );
  print(process.stderr, whatNext(result));
  printTiming(options.stopwatch, options.cwd);
  return exitCode;
}

function whatNext({ findings }: CheckResult): string {
  const has = (safety: Safety): boolean => findings.some(({ fix }) => fix?.safety === safety);
  if (has('safe')) return `To see what would be changed: ${nextCommand('fix', [])}\n`;
  return has('review') ? `To see the fixes that want your review: ${nextCommand('fix', ['--review'])}\n` : '';
}
