/** `stepalign check [paths…]` */
import { check } from '../../run/check.ts';
import { checkSummary } from '../../reporters/summary.ts';
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
  const exitCode = finalExitCode(result, args);
  if (args.format === 'json') {
    printJson(result, options, exitCode, false);
    return exitCode;
  }
  printFindings(process.stdout, result, options, args.color);
  print(process.stderr, `${checkSummary(result)}\n`);
  if (result.findings.some(({ fix }) => fix !== null)) {
    print(process.stderr, `To see what would be changed: ${nextCommand('fix', [])}\n`);
  }
  printTiming(options.stopwatch, options.cwd);
  return exitCode;
}
