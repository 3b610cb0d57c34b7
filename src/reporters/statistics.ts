/** How often each rule has found something, the most frequent first: where to begin in a library that was never checked. */
import { rules } from '../rules/index.ts';
import type { Severity } from '../rules/finding.ts';
import type { ReportedFinding } from '../results/report.ts';
import type { Reporter } from './reporter.ts';
import { problemText, severityColor } from './text.ts';
import type { TextOptions } from './text.ts';

export const statisticsReporter: Reporter = {
  report({ notices, unparsable, findings }, context) {
    return [
      ...notices.map((notice) => problemText(notice, 'note', context)),
      ...unparsable.map((problem) => problemText(problem, 'error', context)),
      ...linesOf(countsOf(findings), context),
    ].join('');
  },
};

interface RuleCount {
  readonly rule: string;
  readonly severity: Severity;
  count: number;
  safe: number;
  review: number;
}

/** What one rule finds may be more or less severe: each severity is counted by itself. */
function countsOf(findings: readonly ReportedFinding[]): RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { rule, severity, fix } of findings) {
    const key = `${rule} ${severity}`;
    const count = counts.get(key) ?? { rule, severity, count: 0, safe: 0, review: 0 };
    counts.set(key, count);
    count.count += 1;
    if (fix !== null) count[fix.safety] += 1;
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

function linesOf(counts: readonly RuleCount[], { colors }: TextOptions): string[] {
  const summaries = new Map(rules.map(({ name, summary }) => [name, summary]));
  const numbers = counts.map(({ count }) => String(count));
  const fixes = counts.map(fixesText);
  const width = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
  const [ofNumbers, ofNames, ofFixes] = [numbers, counts.map(({ rule }) => rule), fixes].map(width) as [
    number,
    number,
    number,
  ];
  return counts.map(({ rule, severity }, at) => {
    const columns = [
      (numbers[at] ?? '').padStart(ofNumbers),
      severityColor(severity, colors)(severity.padEnd('warning'.length)),
      rule.padEnd(ofNames),
      colors.cyan((fixes[at] ?? '').padEnd(ofFixes)),
      summaries.get(rule) ?? '',
    ];
    return `${columns.join('  ')}\n`;
  });
}

function fixesText({ safe, review }: RuleCount): string {
  const parts = [...(safe > 0 ? [`${safe} safe`] : []), ...(review > 0 ? [`${review} review`] : [])];
  return parts.length === 0 ? 'no fix' : parts.join(', ');
}
