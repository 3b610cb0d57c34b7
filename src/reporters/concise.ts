/** Findings on one line each, as editors and `grep` read them: `file:line:column: severity [rule] message`. */
import type { FixedFinding, ReportedFinding } from '../results/report.ts';
import type { Reporter } from './reporter.ts';
import { pathText, problemText, severityColor } from './text.ts';
import type { TextOptions } from './text.ts';
import { visible } from './visible.ts';

export const conciseReporter: Reporter = {
  report({ notices, unparsable, findings }, context) {
    return [
      ...notices.map((notice) => problemText(notice, 'note', context)),
      ...unparsable.map((problem) => problemText(problem, 'error', context)),
      ...findings.map((finding) => conciseLine(finding, context)),
    ].join('');
  },
};

function conciseLine(finding: ReportedFinding | FixedFinding, { cwd, colors, written }: TextOptions): string {
  const { file, line, column, severity, rule, message } = finding;
  const place = colors.bold(`${pathText(cwd, file)}:${line}:${column}`);
  const mark = markOf(finding, written);
  const label = severityColor(severity, colors)(severity);
  return `${place}: ${label} ${colors.dim(`[${rule}]`)}${mark && ` ${colors.cyan(mark)}`} ${visible(message)}\n`;
}

/** What `fix` does about a finding: `[*]` as ruff has it, or what it takes to have it fixed. */
function markOf(finding: ReportedFinding | FixedFinding, written: boolean): string {
  if (finding.fix === null) return '';
  if (written && 'fixed' in finding && finding.fixed) return '[fixed]';
  return finding.fix.safety === 'safe' ? '[*]' : '[review]';
}
