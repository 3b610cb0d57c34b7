/**
 * Workflow commands that GitHub's runner makes annotations of:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
import type { FileProblem, ReportedFinding } from '../results/report.ts';
import type { Severity } from '../rules/finding.ts';
import { repositoryPaths } from './repository.ts';
import type { Reporter } from './reporter.ts';
import { findingsLeft } from './standing.ts';
import { visible } from './visible.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>;

type Properties = Readonly<Record<string, string | number>>;

export const githubReporter: Reporter = {
  report(result, { cwd }) {
    const pathOf = repositoryPaths(result, cwd);
    return [
      ...result.notices.map((problem) => problemCommand('notice', problem, pathOf)),
      ...result.unparsable.map((problem) => problemCommand('error', problem, pathOf)),
      ...findingsLeft(result).map((finding) => findingCommand(finding, pathOf)),
    ].join('');
  },
};

function findingCommand(finding: ReportedFinding, pathOf: (file: string) => string): string {
  const { rule, severity, message, help, file, line, column, end, fix } = finding;
  const properties = {
    file: pathOf(file),
    line,
    endLine: end.line,
    // Columns count only within one line.
    ...(end.line === line ? { col: column, endColumn: end.column } : {}),
    title: rule,
  };
  return command(
    COMMANDS[severity],
    properties,
    `${message}\n${fix === null ? help : `fix (${fix.safety}): ${fix.reason}`}`,
  );
}

function problemCommand(
  name: string,
  { file, line, column, reason }: FileProblem,
  pathOf: (file: string) => string,
): string {
  const place = line === null ? {} : { line, col: column ?? 1 };
  return command(name, { file: pathOf(file), ...place, title: 'stepalign' }, reason);
}

function command(name: string, properties: Properties, message: string): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${given.join(',')}::${escapeData(message)}\n`;
}

/** The runner turns these back; what else a log would act upon is shown as an escape. */
function escapeData(text: string): string {
  return visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
