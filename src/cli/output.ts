/** Reports a run's results and gives its exit code: the part that `check` and `fix` share. */
import type { CheckResult, FileProblem, FixResult, ReportedFinding } from '../results/report.ts';
import { formats } from '../reporters/index.ts';
import type { Format } from '../reporters/reporter.ts';
import { problemText } from '../reporters/text.ts';
import { visibleLines } from '../reporters/visible.ts';
import { fileProblem } from '../workspace/problem.ts';
import { writeReportFile } from '../workspace/report-file.ts';
import { readRulePages } from '../workspace/rule-pages.ts';
import { colorsFor, NO_COLORS } from './colors.ts';
import type { CheckOptions } from '../project/options.ts';
import { timed } from '../engine/stopwatch.ts';
import { EXIT, exitCodeOf, isAtLeast } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Severity } from '../rules/finding.ts';
import type { ColorChoice, RunArguments } from './options.ts';
import type { Output } from './outputs.ts';
import { columnsOf, print, printReport } from './terminal.ts';
import { timingIn } from './timing.ts';
import { version } from './version.ts';

const NO_PAGES: ReadonlyMap<string, string> = new Map();

/** The exit code of a finished run. `--exit-zero` forgives findings, nothing else. */
function finalExitCode(result: CheckResult | FixResult, args: RunArguments): ExitCode {
  const code = exitCodeOf(result, args['fail-on']);
  return args['exit-zero'] && code === EXIT.findings ? EXIT.clean : code;
}

/** What is reported of a result: the exit code and the summary go by all of it. */
function reported<Result extends CheckResult | FixResult>(result: Result, args: RunArguments): Result {
  const level = leastReported(args);
  const isReported = ({ severity }: Pick<ReportedFinding, 'severity'>): boolean => isAtLeast(severity, level);
  return {
    ...result,
    findings: result.findings.filter(isReported),
    suppressed: result.suppressed.filter(isReported),
    ...(result.known === undefined
      ? {}
      : { known: { ...result.known, findings: result.known.findings.filter(isReported) } }),
    notices: args.quiet ? [] : result.notices,
  };
}

function leastReported({ level, quiet }: RunArguments): Severity {
  return quiet ? 'error' : level;
}

/** How many findings aren't reported, as a part of the summary; empty where all are. */
export function unreportedText({ findings }: CheckResult | FixResult, args: RunArguments): string {
  const level = leastReported(args);
  const number = findings.filter(({ severity }) => !isAtLeast(severity, level)).length;
  return number === 0 ? '' : `; ${number} below ${level} not reported`;
}

/**
 * Writes and prints each report that is asked for. A file that can't be written is said, and the others come all the same.
 * @param stream where reports for people go that have no file
 * @returns the exit code of the run
 */
export async function printReports(
  stream: NodeJS.WriteStream,
  outputs: readonly Output[],
  result: CheckResult | FixResult,
  { cwd, stopwatch }: Pick<CheckOptions, 'cwd' | 'stopwatch'>,
  args: RunArguments & { readonly 'with-text'?: boolean },
): Promise<ExitCode> {
  let exitCode = finalExitCode(result, args);
  // What is printed comes last: it tells the exit code, which a file that can't be written changes.
  const inOrder = [...outputs].sort((a, b) => Number(a.file === null) - Number(b.file === null));
  for (const { format, file } of inOrder) {
    const { isForPeople, wantsPages, load }: Format = formats[format];
    const reporter = await load();
    const pages =
      wantsPages === true
        ? await readRulePages(
            [...result.findings, ...result.suppressed, ...(result.known?.findings ?? [])].map(
              ({ rule }) => rule,
            ),
          )
        : NO_PAGES;
    const target = isForPeople ? stream : process.stdout;
    const links = file === null && target.isTTY ? (await import('./links.ts')).linksFor(target) : {};
    const text = timed(stopwatch, 'reporting', () =>
      reporter.report(reported(result, args), {
        cwd,
        version: version(),
        exitCode,
        colors: file === null ? colorsFor(target, args.color) : NO_COLORS,
        ...(file === null ? { ...columnsOf(target), ...links, grouped: target.isTTY } : {}),
        written: 'written' in result && result.written,
        matters: (severity) => isAtLeast(severity, args['fail-on']),
        pages,
        withText: args['with-text'] === true,
        timing: () => timingIn(stopwatch, cwd),
      }),
    );
    const why = file === null ? null : await writeReportFile(file, visibleLines(text));
    if (file === null) (isForPeople ? print : printReport)(target, text);
    else if (why !== null) {
      reportProblems([fileProblem(file, `the report can't be written: ${why}`)], cwd, args.color);
      if (exitCode !== EXIT.internal) exitCode = EXIT.unreadable;
    }
  }
  return exitCode;
}

/** Says on standard error what could not be read. @returns the exit code of a command that only shows something */
export function reportUnread(unparsable: readonly FileProblem[], cwd: string, color: ColorChoice): ExitCode {
  reportProblems(unparsable, cwd, color);
  return unparsable.length > 0 ? EXIT.unreadable : EXIT.clean;
}

function reportProblems(problems: readonly FileProblem[], cwd: string, color: ColorChoice): void {
  const options = { cwd, colors: colorsFor(process.stderr, color), written: false };
  for (const problem of problems) print(process.stderr, problemText(problem, 'error', options));
}
