/** What `import { check, fix } from 'stepalign'` gives: the use cases, with the data that the CLI prints. */
import type { CheckResult, FixResult } from './reporters/report.ts';
import { check as runCheck } from './run/check.ts';
import { fix as runFix } from './run/fix.ts';
import type { CheckOptions, FixOptions } from './run/options.ts';
import { realFolder } from './workspace/paths.ts';

export type {
  CheckResult,
  FileChange,
  FileProblem,
  FixedFinding,
  FixResult,
  ReportedFinding,
} from './reporters/report.ts';
export type { Finding, Fix, Safety, Severity } from './rules/finding.ts';
export { UsageError } from './run/options.ts';
export { WriteRefused } from './workspace/write.ts';
export { patchText } from './reporters/diff.ts';

/** The options of a use case, with the working directory left to the process where none is given. */
type Relative<Options extends CheckOptions> = Omit<Options, 'cwd'> & { readonly cwd?: string };

function located<Options extends CheckOptions>(
  options: Relative<Options>,
): Relative<Options> & { cwd: string } {
  return { ...options, cwd: realFolder(options.cwd ?? '.') };
}

/**
 * Finds drift in the step library that the paths are in. Reads only.
 * @throws UsageError for names of rules, transforms or steps that there are none of
 */
export function check(options: Relative<CheckOptions> = {}): Promise<CheckResult> {
  return runCheck(located(options));
}

/**
 * Finds drift and rewrites the source; without `write` it is a dry run, with the same result.
 * @throws UsageError for names of rules, transforms or steps that there are none of
 * @throws WriteRefused where a file can't be written, or changed while the run went on; then no file was changed
 */
export function fix(options: Relative<FixOptions> = {}): Promise<FixResult> {
  return runFix(located(options));
}
