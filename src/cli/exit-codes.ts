/** What the process's exit code says: the one table, which the README repeats. */
import type { CheckResult, FixResult } from '../results/report.ts';
import type { Severity } from '../rules/finding.ts';
import type { Guard } from '../workspace/write-refused.ts';

export const EXIT = {
  /** Nothing found, or nothing left to do. */
  clean: 0,
  /** Findings of the severity that matters, or a dry run that would change something. */
  findings: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** Some file could not be read, parsed or written; all others are done and reported. */
  unreadable: 3,
  /** A defect of stepalign: it ended the run, or a fix failed a proof and was taken back. */
  internal: 4,
  /** The command of `--verify` failed: every file was brought back, or it is said why not. */
  verifyFailed: 5,
  /** More files would change than `--max-changes` allows: none was. */
  tooManyChanges: 6,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of a guard that the user set and that refused a run. */
export const EXIT_OF_GUARD: Readonly<Record<Guard, ExitCode>> = {
  verify: EXIT.verifyFailed,
  'max-changes': EXIT.tooManyChanges,
};

/** What each means, in a line of a help page. */
export const EXIT_MEANINGS: Readonly<Record<ExitCode, string>> = {
  [EXIT.clean]: 'nothing found, or nothing left to do',
  [EXIT.findings]: 'findings, changes that a dry run shows, or a score below --min',
  [EXIT.usage]: 'wrong usage or configuration',
  [EXIT.unreadable]: 'a file that could not be read, parsed or written',
  [EXIT.internal]: 'a defect of stepalign',
  [EXIT.verifyFailed]: 'the command of --verify failed; all was brought back',
  [EXIT.tooManyChanges]: 'more changes than --max-changes; none was made',
};

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** Whether a severity is the other one, or worse. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return RANK[severity] >= RANK[least];
}

/** @param failOn the least severity that makes a finding matter */
export function exitCodeOf(result: CheckResult | FixResult, failOn: Severity): ExitCode {
  if ('takenBack' in result && result.takenBack > 0) return EXIT.internal;
  if (result.unparsable.length > 0) return EXIT.unreadable;
  const left = result.findings.filter((finding) => !('fixed' in finding && finding.fixed === true));
  const wouldChange = 'changes' in result && result.changes.length > 0 && !result.written;
  return wouldChange || left.some(({ severity }) => isAtLeast(severity, failOn)) ? EXIT.findings : EXIT.clean;
}
