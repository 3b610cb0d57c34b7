/** Findings as a comment in a pull request: GitHub flavoured Markdown that fits into one. */
import type { CheckResult, FileProblem, FixResult, ReportedFinding } from '../results/report.ts';
import { byFile } from './by-file.ts';
import { codeSpan, markdownText } from './markdown-text.ts';
import { repositoryPaths } from './repository.ts';
import type { Reporter } from './reporter.ts';
import { findingsLeft } from './standing.ts';
import { count, newCounts } from './summary.ts';

/** GitHub takes no longer comment, in characters; GitLab takes more. */
const MAX_LENGTH = 65_536;

/** Room for the last line. */
const RESERVED = 100;

/** Not shown; who updates a comment finds it by this. */
const MARK = '<!-- stepalign -->';

export const markdownReporter: Reporter = {
  report(result, { cwd }) {
    const pathOf = repositoryPaths(result, cwd);
    const findings = findingsLeft(result);
    const parts = [
      ...result.unparsable.map((problem) => problemItem(problem, pathOf)),
      ...[...byFile(findings)].flatMap(([file, own]) =>
        own.map((finding, at) => `${at === 0 ? headingOf(pathOf(file)) : ''}${findingItem(finding)}`),
      ),
    ];
    let text = `${MARK}\n### stepalign\n\n${headline(result, findings)}\n\n`;
    let told = 0;
    for (const part of parts) {
      if (text.length + part.length > MAX_LENGTH - RESERVED) break;
      text += part;
      told += 1;
    }
    return told === parts.length ? text : `${text}\nand ${parts.length - told} more\n`;
  },
};

function headingOf(path: string): string {
  return `\n#### ${codeSpan(path)}\n\n`;
}

function headline(result: CheckResult | FixResult, findings: readonly ReportedFinding[]): string {
  const fixable = findings.filter(({ fix }) => fix?.safety === 'safe').length;
  const hint = fixable === 0 ? '' : ` ${fixable} can be fixed with \`stepalign fix --write\`.`;
  return `**${newCounts(findings, result.known)}** in ${count(result.filesRead, 'file')}.${hint}`;
}

function findingItem({ rule, severity, message, help, line, column, fix }: ReportedFinding): string {
  const remedy = fix === null ? help : `fix (${fix.safety}): ${fix.reason}`;
  return `- **${severity}** ${line}:${column} ${codeSpan(rule)}: ${markdownText(message)}<br>${markdownText(remedy)}\n`;
}

function problemItem({ file, line, reason }: FileProblem, pathOf: (file: string) => string): string {
  const place = codeSpan(`${pathOf(file)}${line === null ? '' : `:${line}`}`);
  return `- **could not be read** ${place}: ${markdownText(reason)}\n`;
}
