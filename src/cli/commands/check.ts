/** `stepalign check [paths…]` */
import { check } from '../../run/check.ts';
import type { CheckResult } from '../../results/report.ts';
import { librariesLine, librariesText } from '../../reporters/libraries.ts';
import { suppressedText } from '../../reporters/suppressed.ts';
import { checkSummary } from '../../reporters/summary.ts';
import type { Safety } from '../../rules/finding.ts';
import { checkOptions } from '../arguments.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nextCommand } from '../invocation.ts';
import type { CheckArguments } from '../options.ts';
import { printReports, unreportedText } from '../output.ts';
import { formatForPrograms, outputsOf } from '../outputs.ts';
import { startProgress } from '../progress.ts';
import { print } from '../terminal.ts';
import { printTiming } from '../timing.ts';

/** Reports the findings, on standard output or in files; prints the summary on standard error. */
export async function runCheck(args: CheckArguments): Promise<ExitCode> {
  const options = checkOptions(args);
  const outputs = outputsOf(args, options.cwd);
  const progress = startProgress(process.stderr);
  const result = await check({ ...options, onProgress: progress.onProgress }).finally(progress.stop);
  const { libraries, suppressed } = result;
  const exitCode = await printReports(process.stdout, outputs, result, options, args);
  if (formatForPrograms(outputs) !== null) return exitCode;
  print(process.stderr, `${checkSummary(result)}${unreportedText(result, args)}\n`);
  if (args.verbose) {
    print(process.stderr, suppressedText(suppressed, options.cwd));
    print(process.stderr, librariesText(libraries, options.cwd));
  } else if (!args.quiet) print(process.stderr, librariesLine(libraries, options.cwd));
  if (!args.quiet) print(process.stderr, whatNext(result));
  printTiming(options.stopwatch, options.cwd);
  return exitCode;
}

function whatNext({ findings }: CheckResult): string {
  const has = (safety: Safety): boolean => findings.some(({ fix }) => fix?.safety === safety);
  if (has('safe')) return `To see what would be changed: ${nextCommand('fix', [])}\n`;
  return has('review') ? `To see the fixes that want your review: ${nextCommand('fix', ['--review'])}\n` : '';
}
