/** `stepalign check [paths…]` */
import { resolve } from 'node:path';
import { check } from '../../run/check.ts';
import type { CheckResult } from '../../results/report.ts';
import { librariesLine, librariesText } from '../../reporters/libraries.ts';
import { pipelinesLine, pipelinesText } from '../../reporters/pipelines.ts';
import { suppressedText } from '../../reporters/suppressed.ts';
import { baselineSummary, checkSummary } from '../../reporters/summary.ts';
import { pathText } from '../../reporters/text.ts';
import type { Safety } from '../../rules/finding.ts';
import type { CheckOptions } from '../../project/options.ts';
import { UsageError } from '../../project/options.ts';
import { baselineOption, checkOptions } from '../arguments.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nextCommand } from '../invocation.ts';
import type { CheckArguments } from '../options.ts';
import { printReports, unreportedText } from '../output.ts';
import { formatForPrograms, outputsOf } from '../outputs.ts';
import type { Output } from '../outputs.ts';
import { withSlashes } from '../../workspace/paths.ts';
import { readSource } from '../stdin.ts';
import { startProgress } from '../progress.ts';
import { print } from '../terminal.ts';
import { printTiming } from '../timing.ts';

/** Reports the findings, on standard output or in files; prints the summary on standard error. */
export async function runCheck(args: CheckArguments): Promise<ExitCode> {
  const options = { ...checkOptions(args), ...baselineOptions(args), ...(await stdinOptions(args)) };
  const outputs = outputsOf(args, options.cwd);
  checkNotOverwritten(args.baseline, outputs, options.cwd);
  const progress = startProgress(process.stderr);
  const result = await check({ ...options, onProgress: progress.onProgress }).finally(progress.stop);
  const { libraries, pipelines, suppressed } = result;
  const exitCode = await printReports(process.stdout, outputs, result, options, args);
  if (formatForPrograms(outputs) !== null) return exitCode;
  print(process.stderr, `${checkSummary(result)}${unreportedText(result, args)}\n`);
  const baseline = result.known?.baseline ?? null;
  if (baseline?.written != null)
    print(process.stderr, `${pathText(options.cwd, baseline.file)}: ${baselineSummary(baseline.written)}\n`);
  if (args.verbose) {
    print(process.stderr, suppressedText(suppressed, options.cwd));
    print(process.stderr, librariesText(libraries, options.cwd));
    print(process.stderr, pipelinesText(pipelines, options.cwd));
  } else if (!args.quiet) {
    print(process.stderr, librariesLine(libraries, options.cwd));
    print(process.stderr, pipelinesLine(pipelines));
  }
  if (!args.quiet) print(process.stderr, whatNext(result));
  printTiming(options.stopwatch, options.cwd);
  return exitCode;
}

/** @throws UsageError where other paths are given, or nothing that could be a source */
async function stdinOptions({
  'stdin-filename': file,
  paths = [],
}: CheckArguments): Promise<Pick<CheckOptions, 'paths' | 'source'>> {
  if (file === undefined) return {};
  // As elsewhere `-` is standard input.
  const others = paths.filter((path) => path !== '-');
  if (others.length > 0)
    throw new UsageError(
      `--stdin-filename ${file}: only this file is looked at; leave out ${others.join(' ')}`,
    );
  return { paths: [file], source: { file, text: await readSource() } };
}

/** @throws UsageError where the flags contradict each other */
function baselineOptions({
  baseline,
  changed,
  prune,
  'update-baseline': update,
}: CheckArguments): Pick<CheckOptions, 'baseline' | 'changed' | 'writeBaseline'> {
  if (update && prune)
    throw new UsageError('--update-baseline drops what is gone, too: give it without --prune');
  if (baseline === '' && (update || prune))
    throw new UsageError(
      `--no-baseline: there is nothing for --${update ? 'update-baseline' : 'prune'} to write`,
    );
  return {
    ...baselineOption({ baseline }),
    ...(changed === undefined ? {} : { changed }),
    ...(update ? { writeBaseline: 'update' } : prune ? { writeBaseline: 'prune' } : {}),
  };
}

/** @throws UsageError where a report would take the place of the baseline */
function checkNotOverwritten(baseline: string | undefined, outputs: readonly Output[], cwd: string): void {
  if (baseline === undefined || baseline === '') return;
  const file = withSlashes(resolve(cwd, baseline));
  const output = outputs.find((each) => each.file === file);
  if (output !== undefined)
    throw new UsageError(
      `--baseline and --format ${output.format} both want ${baseline}: give the report a file of its own`,
    );
}

function whatNext({ findings }: CheckResult): string {
  const has = (safety: Safety): boolean => findings.some(({ fix }) => fix?.safety === safety);
  if (has('safe')) return `To see what would be changed: ${nextCommand('fix', [])}\n`;
  return has('review') ? `To see the fixes that want your review: ${nextCommand('fix', ['--review'])}\n` : '';
}
