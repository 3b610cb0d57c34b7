/** `stepalign fix [paths…]` */
import { resolve } from 'node:path';
import type { Colors } from 'picocolors/types.js';
import { colorPatch, patchText } from '../../reporters/diff.ts';
import type { FixResult } from '../../results/report.ts';
import { scoreChangeText } from '../../reporters/score.ts';
import { fixSummary } from '../../reporters/summary.ts';
import { fix } from '../../run/fix.ts';
import { UsageError } from '../../project/options.ts';
import { timed } from '../../engine/stopwatch.ts';
import { withSlashes } from '../../workspace/paths.ts';
import { colorsFor } from '../colors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nextCommand } from '../invocation.ts';
import { baselineOption, checkOptions } from '../arguments.ts';
import type { FixArguments } from '../options.ts';
import { printReports, unreportedText } from '../output.ts';
import { formatForPrograms, outputsOf } from '../outputs.ts';
import { startProgress } from '../progress.ts';
import { print, printBytes } from '../terminal.ts';
import { printTiming } from '../timing.ts';

/** Prints the diff on standard output, the summary on standard error, and reports the findings there or in files. */
export async function runFix(args: FixArguments): Promise<ExitCode> {
  const options = checkOptions(args);
  // As elsewhere `-` is standard output.
  const isPrinted = args.patch === '-';
  const outputs = outputsOf(args, options.cwd);
  const forPrograms = formatForPrograms(outputs);
  if (isPrinted && forPrograms !== null)
    throw new UsageError(`--patch - and --format ${forPrograms} both want standard output`);
  const progress = startProgress(process.stderr);
  const result = await fix({
    ...options,
    write: args.write,
    review: args.review,
    suppress: args.suppress,
    ...(args.reason === undefined ? {} : { reason: args.reason }),
    ...baselineOption(args),
    allowDirty: args['allow-dirty'],
    commit: args.commit,
    ...(args['max-changes'] === undefined ? {} : { maxChanges: args['max-changes'] }),
    ...(args.verify === undefined ? {} : { verify: args.verify }),
    ...(args.patch === undefined || isPrinted
      ? {}
      : { patch: withSlashes(resolve(options.cwd, args.patch)) }),
    onProgress: progress.onProgress,
  }).finally(progress.stop);
  const exitCode = await printReports(process.stderr, outputs, result, options, args);
  if (forPrograms !== null) return exitCode;
  if (isPrinted || (!result.written && args.patch === undefined)) {
    const patch = timed(options.stopwatch, 'reporting', () => patchText(result));
    printPatch(patch, colorsFor(process.stdout, args.color));
  }
  print(process.stderr, `${fixSummary(result)}${unreportedText(result, args)}\n`);
  if (!args.quiet) {
    const scores = result.scores.map((score) => `${scoreChangeText(score)}\n`).join('');
    print(process.stderr, `${whatNext(result, args)}${scores}`);
  }
  printTiming(options.stopwatch, options.cwd);
  return exitCode;
}

/** What a program reads is byte for byte what it applies; a person sees what a terminal would hide. */
function printPatch(patch: string, colors: Colors): void {
  if (colors.isColorSupported || process.stdout.isTTY) print(process.stdout, colorPatch(patch, colors));
  else printBytes(process.stdout, patch);
}

function whatNext({ changes, written, findings }: FixResult, args: FixArguments): string {
  const lines: string[] = [];
  if (changes.length > 0 && !written) lines.push(`To write the changes: ${nextCommand('fix', ['--write'])}`);
  if (!args.review && findings.some(({ fixed, fix }) => !fixed && fix !== null)) {
    lines.push(`To see the fixes that want your review: ${nextCommand('fix', ['--review'])}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}
