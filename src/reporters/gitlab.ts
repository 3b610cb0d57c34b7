/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
import { createHash } from 'node:crypto';
import type { FileProblem, ReportedFinding } from '../results/report.ts';
import type { Severity } from '../rules/finding.ts';
import { uniqueFingerprints } from './fingerprints.ts';
import { repositoryPaths } from './repository.ts';
import type { Reporter } from './reporter.ts';
import { findingsLeft } from './standing.ts';
import { visibleJson } from './visible.ts';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<
  Severity,
  string
>;

interface Issue {
  /** Of CodeClimate's format, from which this one comes: it tells that the report is stepalign's. */
  readonly engine_name: 'stepalign';
  readonly description: string;
  readonly check_name: string;
  /** No two issues of a report have the same. */
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: {
    /** From the repository's top. */
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end: number };
  };
}

export const gitlabReporter: Reporter = {
  report(result, { cwd }) {
    const pathOf = repositoryPaths(result, cwd);
    const findings = findingsLeft(result);
    const fingerprints = uniqueFingerprints(findings, pathOf);
    const issues = [
      ...result.unparsable.map((problem) => issueOfProblem(problem, pathOf)),
      ...findings.map((finding, at) => issueOf(finding, fingerprints[at] ?? '', pathOf)),
    ];
    return `${visibleJson(issues)}\n`;
  },
};

function issueOf(
  { rule, severity, message, file, line, end }: ReportedFinding,
  fingerprint: string,
  pathOf: (file: string) => string,
): Issue {
  return {
    engine_name: 'stepalign',
    description: message,
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path: pathOf(file), lines: { begin: line, end: end.line } },
  };
}

/** Results may rest on it: it is worse than any drift. */
function issueOfProblem({ file, line, reason }: FileProblem, pathOf: (file: string) => string): Issue {
  const path = pathOf(file);
  const place = line ?? 1;
  return {
    engine_name: 'stepalign',
    description: reason,
    check_name: 'unreadable',
    fingerprint: createHash('sha256')
      .update(JSON.stringify([path, 'unreadable', reason]))
      .digest('hex'),
    severity: 'critical',
    location: { path, lines: { begin: place, end: place } },
  };
}
