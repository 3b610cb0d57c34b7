/** What `import { check, fix, openSession, resolve, score, undo } from 'stepalign'` gives: the use cases, with the data that the CLI prints. */
import type { CheckResult, FixResult } from './results/report.ts';
import { check as runCheck } from './run/check.ts';
import { fix as runFix } from './run/fix.ts';
import { undo as runUndo } from './run/undo.ts';
import type { UndoOptions } from './run/undo.ts';
import type { RunRecord } from './workspace/runs/record.ts';
import type { Undone } from './workspace/runs/undo.ts';
import { resolve as runResolve } from './run/resolve.ts';
import { score as runScore } from './run/score.ts';
import { openSession as openRunSession } from './run/session.ts';
import type { Session } from './run/session.ts';
import type { ResolveResult } from './results/resolution.ts';
import type { ScoreResult } from './results/score.ts';
import type { CheckOptions, FixOptions, ResolveOptions, ScoreOptions } from './project/options.ts';
import { realFolder } from './workspace/paths.ts';

export type {
  CheckResult,
  FileChange,
  FileProblem,
  FixedFinding,
  FixResult,
  ReportedFinding,
} from './results/report.ts';
export type { Finding, Fix, Safety, Severity } from './rules/finding.ts';
export type {
  PipelineReport,
  PipelineStepReport,
  ReportedCandidate,
  ReportedResolution,
  ResolveResult,
} from './results/resolution.ts';
export type { HeldTo, ReportedScore, ScoreResult } from './results/score.ts';
export type { Phase, Timing } from './results/timing.ts';
export type { Session } from './run/session.ts';
export { UsageError } from './project/options.ts';
export { Stopwatch } from './engine/stopwatch.ts';
export { WriteRefused } from './workspace/write-refused.ts';
export { patchText } from './reporters/diff.ts';

/** The options of a use case, with the working directory left to the process where none is given. */
type Relative<Options extends CheckOptions> = Omit<Options, 'cwd'> & { readonly cwd?: string };

function located<Options extends CheckOptions>(
  options: Relative<Options>,
): Relative<Options> & { cwd: string } {
  return { ...options, cwd: realFolder(options.cwd ?? '.') };
}

/**
 * Finds drift in the step library that the paths are in. Reads only, but for a baseline that it is told to write.
 * @throws UsageError for names of rules, transforms or steps that there are none of, a path that isn't there, paths without
 * any source, and a baseline that isn't there or can't be one
 * @throws WriteRefused where the baseline can't be written
 */
export function check(options: Relative<CheckOptions> = {}): Promise<CheckResult> {
  return runCheck(located(options));
}

/**
 * Finds drift and rewrites the source; without `write` it is a dry run, with the same result.
 * @throws UsageError for names of rules, transforms or steps that there are none of, a path that isn't there, and paths
 * without any source
 * @throws WriteRefused where a file can't be written, or changed while the run went on; then no file was changed
 */
export function fix(options: Relative<FixOptions> = {}): Promise<FixResult> {
  return runFix(located(options));
}

/**
 * Tells which output each dependency resolves to, among all steps of the library. Reads only.
 * @throws UsageError for a step that there is none of
 */
export function resolve(options: Relative<ResolveOptions> = {}): Promise<ResolveResult> {
  return runResolve(located(options));
}

/**
 * Scores the builders as the universal step-builder test does, now and after the safe fixes. Reads only.
 * @throws UsageError for steps that there are none of, a limit that is no score, a path that isn't there, and paths
 * without any source
 */
export function score(options: Relative<ScoreOptions> = {}): Promise<ScoreResult> {
  return runScore(located(options));
}

export type { RunRecord, Undone };

/**
 * Takes back what the last run in the tree of the working directory wrote, or the run that is named.
 * @throws UsageError where there is nothing to take back
 * @throws WriteRefused where a file was changed since; then none is brought back
 */
export function undo(options: Partial<UndoOptions> = {}): Promise<Undone> {
  return runUndo({ ...options, cwd: realFolder(options.cwd ?? '.') });
}

/**
 * Opens a library for checks after changes, as an editor makes them.
 * @throws UsageError for names of rules, transforms or steps that there are none of, a path that isn't there, and paths
 * without any source
 */
export function openSession(options: Relative<CheckOptions> = {}): Promise<Session> {
  return openRunSession(located(options));
}
