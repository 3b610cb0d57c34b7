/** Which findings a report about the state of things has. */
import type { CheckResult, FixedFinding, FixResult, ReportedFinding } from '../results/report.ts';

/** Those that are still there when the run is over: a dry run has changed nothing. */
export function findingsLeft(result: CheckResult | FixResult): (ReportedFinding | FixedFinding)[] {
  const isWritten = 'written' in result && result.written;
  return result.findings.filter((finding) => !(isWritten && 'fixed' in finding && finding.fixed === true));
}
