/** Findings as text for people: the place, the line with a caret, what disagrees with what, what to do. */
import type { Colors } from 'picocolors/types.js';
import type { Severity } from '../rules/finding.ts';
import { relativePath } from '../workspace/paths.ts';
import type {
  CheckResult,
  FileProblem,
  FixedFinding,
  FixResult,
  ReportedFinding,
} from '../results/report.ts';
import { byFile } from './by-file.ts';
import type { Reporter } from './reporter.ts';
import { visible, visibleLine } from './visible.ts';
import { wrapped } from './wrapped.ts';

export interface TextOptions {
  /** Paths are shown as seen from here. */
  readonly cwd: string;
  readonly colors: Colors;
  /** Whether fixes were written; in a dry run they would be. */
  readonly written: boolean;
  /** How many characters fit into a line; by itself as many as are read with ease. */
  readonly columns?: number;
  /** Whether findings stand below their file, as on a terminal; by itself each is told with its whole place. */
  readonly grouped?: boolean;
  /** Makes a rule's name, as it is shown, lead to the rule's page. */
  readonly link?: (rule: string, shown: string) => string;
}

/** A longer source line is cut to this many characters around the place. */
const MAX_LINE = 160;

/** And to no less, however narrow the terminal is. */
const MIN_LINE = 20;

/** More places that take part are counted, not listed; JSON has more of them. */
const MAX_RELATED = 5;

/** What was left alone, what could not be read, and every finding. */
export const textReporter: Reporter = {
  report(result, context) {
    const { notices, unparsable } = result;
    return [
      ...notices.map((notice) => problemText(notice, 'note', context)),
      ...unparsable.map((problem) => problemText(problem, 'error', context)),
      ...sectionsOf(result, context),
    ].join('');
  },
};

/** Of a run that fixes: first what its changes remove, then what stays; headed where there is both. */
function sectionsOf(result: CheckResult | FixResult, options: TextOptions): string[] {
  const textsOf = (findings: readonly (ReportedFinding | FixedFinding)[]): string[] =>
    options.grouped === true
      ? [...byFile(findings)].flatMap(([file, own]) => [
          `${options.colors.bold(pathText(options.cwd, file))}\n`,
          ...own.map((finding) => `${findingText(finding, options)}\n`),
        ])
      : findings.map((finding) => `${findingText(finding, options)}\n`);
  if (!('changes' in result)) return textsOf(result.findings);
  const removed = result.findings.filter(({ fixed }) => fixed);
  const left = result.findings.filter(({ fixed }) => !fixed);
  if (removed.length === 0 || left.length === 0) return textsOf(result.findings);
  const heading = (text: string): string => `${options.colors.bold(text)}\n\n`;
  return [
    heading(`What the changes remove (${removed.length}):`),
    ...textsOf(removed),
    heading(`What stays (${left.length}):`),
    ...textsOf(left),
  ];
}

/** One finding, over several lines, ending with a newline. */
export function findingText(finding: ReportedFinding | FixedFinding, options: TextOptions): string {
  const { cwd, colors, written, columns, grouped = false, link } = options;
  const { file, line, column, severity, rule, message, related, more = 0 } = finding;
  const unlisted = Math.max(related.length - MAX_RELATED, 0) + more;
  const place = grouped ? `  ${line}:${column}` : `${pathText(cwd, file)}:${line}:${column}:`;
  const shownPlace = grouped ? place : colors.bold(place);
  const label = severityColor(severity, colors)(severity);
  const lead = {
    text: `${shownPlace} ${label} ${colors.dim(`[${link?.(rule, rule) ?? rule}]`)} `,
    width: `${place} ${severity} [${rule}] `.length,
  };
  const lines = [
    ...wrapped(lead, visible(message), columns),
    ...excerpt(finding, options),
    ...related
      .slice(0, MAX_RELATED)
      .flatMap((at) =>
        plain(`  ${pathText(cwd, at.file)}:${at.line}:${at.column}: `, visible(at.message), columns),
      ),
    ...(unlisted > 0 ? [`  and ${unlisted} more`] : []),
    ...plain('  ', remedy(finding, written), columns).map((line) => line.replace(/\S.*/, colors.cyan)),
  ];
  return `${lines.join('\n')}\n`;
}

/** A sentence in one color. */
function plain(text: string, sentence: string, columns: number | undefined): string[] {
  return wrapped({ text, width: text.length }, sentence, columns);
}

export function severityColor(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, info: colors.blue }[severity];
}

function remedy(finding: ReportedFinding | FixedFinding, written: boolean): string {
  const { fix, help } = finding;
  if (fix === null) return `no fix: ${visible(help)}`;
  const isFixed = 'fixed' in finding && finding.fixed;
  const hint = fix.safety === 'review' && !isFixed ? ' (taken with --review)' : '';
  return `${isFixed && written ? 'fixed' : 'fix'} (${fix.safety}) by ${fix.transform}: ${visible(fix.reason)}${hint}`;
}

/** The line of the place with its number, and carets under the place. */
function excerpt(
  { line, column, severity, sourceLine, sourceColumn, range }: ReportedFinding,
  { colors, columns = MAX_LINE }: TextOptions,
): string[] {
  const gutter = `  ${' '.repeat(String(line).length)} | `;
  const room = Math.max(MIN_LINE, Math.min(columns - gutter.length, MAX_LINE));
  const place = column - sourceColumn;
  const from = place > room / 2 && sourceLine.length > room ? place - Math.floor(room / 2) : 0;
  const shown = sourceLine.slice(from, from + room).trimEnd();
  const at = place - from;
  const length = Math.max(1, Math.min(range.end - range.start, shown.length - at));
  const [before, marked, after] = [
    shown.slice(0, at),
    shown.slice(at, at + length),
    shown.slice(at + length),
  ].map(visibleLine) as [string, string, string];
  // Tabs stay tabs, so that the caret stands under its place however wide they are shown.
  const indent = before.replace(/[^\t]/g, ' ');
  return [
    colors.dim(`  ${line} | `) + before + marked + after,
    colors.dim(gutter) + indent + severityColor(severity, colors)('^'.repeat(Math.max(1, marked.length))),
  ];
}

/** A file that could not be read, parsed or used, on one line, ending with a newline. */
export function problemText(
  { file, line, column, reason }: FileProblem,
  kind: 'error' | 'note',
  options: TextOptions,
): string {
  const { cwd, colors } = options;
  const place = [pathText(cwd, file), ...(line === null ? [] : [line, column ?? 1])].join(':');
  const label = kind === 'error' ? colors.red('error') : colors.blue('note');
  return `${colors.bold(place)}: ${label} ${visible(reason)}\n`;
}

/** A path as seen from a folder, for people. */
export function pathText(cwd: string, file: string): string {
  return visible(relativePath(cwd, file));
}
