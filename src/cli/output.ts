/** Prints a run's results and gives its exit code: the part that `check` and `fix` share. */
import { jsonReport } from '../reporters/json.ts';
import type { CheckResult, FileProblem, FixResult } from '../results/report.ts';
import { findingText, problemText } from '../reporters/text.ts';
import { visibleJson } from '../reporters/visible.ts';
import { colorsFor } from './colors.ts';
import type { CheckOptions } from '../project/options.ts';
import { timed } from '../engine/stopwatch.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { ColorChoice, RunArguments } from './options.ts';
import { print } from './terminal.ts';
import { timingIn } from './timing.ts';
import { version } from './version.ts';

/** The exit code of a finished run. `--exit-zero` forgives findings, nothing else. */
export function finalExitCode(result: CheckResult | FixResult, args: RunArguments): ExitCode {
  const code = exitCodeOf(result, args['fail-on']);
  return args['exit-zero'] && code === EXIT.findings ? EXIT.clean : code;
}

export function printJson(
  result: CheckResult | FixResult,
  { cwd, stopwatch }: Pick<CheckOptions, 'cwd' | 'stopwatch'>,
  exitCode: ExitCode,
  withText: boolean,
): void {
  const report = {
    ...timed(stopwatch, 'reporting', () =>
      jsonReport(result, { cwd, version: version(), exitCode, withText }),
    ),
    ...timingIn(stopwatch, cwd),
  };
  print(process.stdout, `${visibleJson(report)}\n`);
}

/** Prints what was left alone, what could not be read, and every finding. */
export function printFindings(
  stream: NodeJS.WriteStream,
  result: CheckResult | FixResult,
  { cwd, stopwatch }: Pick<CheckOptions, 'cwd' | 'stopwatch'>,
  color: ColorChoice,
): void {
  const options = { cwd, colors: colorsFor(stream, color), written: 'written' in result && result.written };
  timed(stopwatch, 'reporting', () => {
    for (const notice of result.notices) print(stream, problemText(notice, 'note', options));
    for (const problem of result.unparsable) print(stream, problemText(problem, 'error', options));
    for (const finding of result.findings) print(stream, `${findingText(finding, options)}\n`);
  });
}

/** Says on standard error what could not be read. @returns the exit code of a command that only shows something */
export function reportUnread(unparsable: readonly FileProblem[], cwd: string, color: ColorChoice): ExitCode {
  const options = { cwd, colors: colorsFor(process.stderr, color), written: false };
  for (const problem of unparsable) print(process.stderr, problemText(problem, 'error', options));
  return unparsable.length > 0 ? EXIT.unreadable : EXIT.clean;
}
