/** The use case of `stepalign fix`: finds drift and rewrites the source; a dry run unless told to write. */
import { librariesIn } from '../library/questions/apart.ts';
import type { StepLibrary } from '../library/model/model.ts';
import type { FileChange, FixedFinding, FixResult } from '../results/report.ts';
import type { Place } from '../rules/finding.ts';
import { resolutionChanges } from '../resolver/changes.ts';
import { patchText } from '../reporters/diff.ts';
import { whyNoPlaceFor, writeOwnFile } from '../workspace/own-file.ts';
import { PATCH } from '../workspace/patch-file.ts';
import { isWithin, relativePath } from '../workspace/paths.ts';
import type { NewCommit } from '../workspace/commits.ts';
import { writeScopeOf } from '../workspace/runs/store.ts';
import { fileProblem } from '../workspace/problem.ts';
import type { FileProblem } from '../workspace/problem.ts';
import { recoverRuns } from '../workspace/runs/undo.ts';
import type { RecoveredRun } from '../workspace/runs/undo.ts';
import { writeRun } from '../workspace/runs/write.ts';
import type { Scope } from '../workspace/scope.ts';
import { runFilterOf } from '../project/run-filter.ts';
import { loadWithBase, openWithBase } from '../project/base.ts';
import type { OpenProjectWithBase } from '../project/base.ts';
import { commitRun, planCommits, suppressionCommit } from './commit.ts';
import { checkCommitted, checkFixOptions, checkMaxChanges, verify } from './guards.ts';
import { keepRead, troubleIn } from '../project/load.ts';
import type { Loaded } from '../project/load.ts';
import { UsageError } from '../project/options.ts';
import type { FixOptions } from '../project/options.ts';
import { runFormatted } from '../engine/formatted.ts';
import { suppressedDrift } from '../engine/findings.ts';
import { formattersIn } from '../project/formatters.ts';
import type { PassesResult } from '../engine/passes.ts';
import { reportFindings, reportSuppressed } from './report-findings.ts';
import { reportLibraries } from './report-libraries.ts';
import { reportPipelines } from './report-pipelines.ts';
import { scoreChanges } from './score.ts';
import { suppress } from './suppress.ts';
import { timed, timedAsync } from '../engine/stopwatch.ts';
import { stages } from '../project/transforms.ts';
import { changedTexts, libraryOf } from '../engine/snapshot.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/**
 * @throws UsageError for names of rules, transforms or steps that there are none of, and a place that no patch may go to
 * @throws WriteRefused where a file can't be written; then none was
 */
export async function fix(options: FixOptions): Promise<FixResult> {
  checkFixOptions(options);
  const { opened, loaded } = await loadWhole(options);
  const { snapshot, scope, filesRead } = loaded;
  await checkPatchPlace(options, scope.workTree ?? scope.root);
  const isAllowed = ({ safety }: { safety: string }): boolean => safety === 'safe' || options.review === true;
  const filter = runFilterOf(options, loaded);
  const formatters = formattersIn(scope);
  const result = await runFormatted(snapshot, stages, filter, isAllowed, formatters.formatterOf);
  const silenced = await suppress(result, filter, formatters.formatterOf, loaded, opened, options);
  const after = silenced.snapshot;
  const changes = changesBetween(snapshot, after);
  checkMaxChanges(changes, options);
  const written = options.write === true && changes.length > 0;
  const inCwd = changes.every(({ file }) => isWithin(options.cwd, file));
  // All that is said is known before the first file changes: a defect in saying it can't leave files written unsaid.
  const { unparsable, notices } = troubleIn(loaded);
  const report = {
    root: scope.root,
    workTree: scope.workTree,
    libraries: reportLibraries(snapshot, scope.root),
    pipelines: reportPipelines(snapshot),
    findings: reportAll({ fixed: result.fixed, left: silenced.left }, snapshot),
    suppressed: [
      ...reportSuppressed(suppressedDrift(snapshot, filter), snapshot),
      ...reportSuppressed(silenced.suppressed, snapshot, true),
    ].sort(byPlace),
    filesRead,
    unparsable,
    notices: [...notices, ...formatters.notices()],
    changes,
    takenBack: result.takenBack,
    scores:
      changes.length === 0
        ? []
        : scoreChanges(snapshot, after).filter(
            ({ range, rangeAfterFix: after }) => range.least !== after.least || range.most !== after.most,
          ),
    resolutions: changes.length === 0 ? [] : resolutionsChanged(snapshot, after),
    patchBase: scope.workTree ?? (inCwd ? options.cwd : scope.root),
    written,
  };
  await keepRead(loaded);
  if (options.patch !== undefined)
    await writeOwnFile(PATCH, options.patch, patchText(report), scope.workTree ?? scope.root);
  if (written) {
    const commits =
      options.commit === true
        ? [
            ...(await planCommits(snapshot, result, filter, isAllowed, formatters.formatterOf, scope.root)),
            ...suppressionCommit(result.snapshot, after, silenced.suppressed, scope.root),
          ]
        : [];
    await timedAsync(options.stopwatch, 'writing', () => writeGuarded(changes, commits, scope, options));
  }
  return report;
}

async function checkPatchPlace({ patch, cwd }: FixOptions, tree: string): Promise<void> {
  const why = patch === undefined ? null : await whyNoPlaceFor(PATCH, patch, tree);
  if (patch !== undefined && why !== null)
    throw new UsageError(`--patch ${relativePath(cwd, patch)}: ${why}`);
}

function resolutionsChanged(before: Snapshot, after: Snapshot): string[] {
  const keyOf = ({ roots }: StepLibrary): string => roots.join('\n');
  const former = new Map(librariesIn(libraryOf(before)).map((library) => [keyOf(library), library]));
  return timed(before.stopwatch, 'resolving', () =>
    librariesIn(libraryOf(after)).flatMap((library) => {
      const old = former.get(keyOf(library));
      return old === undefined ? [] : resolutionChanges(old, library);
    }),
  );
}

/** Where files are to be written, what a former run left half done is made up for before they are read. */
async function loadWhole(
  options: FixOptions,
): Promise<{ readonly opened: OpenProjectWithBase; readonly loaded: Loaded }> {
  const opened = await openWithBase(options);
  const loaded = await loadWithBase(opened);
  if (options.write !== true) return { opened, loaded };
  const rolledBack = await recoverRuns(writeScopeOf(loaded.scope));
  if (rolledBack.length === 0) return { opened, loaded };
  const reopened = await openWithBase(options);
  const again = await loadWithBase(reopened);
  return {
    opened: reopened,
    loaded: { ...again, notices: [...again.notices, ...rolledBack.flatMap(broughtBack)] },
  };
}

function broughtBack({ brought }: RecoveredRun): FileProblem[] {
  const [first] = brought;
  if (first === undefined) return [];
  const files = brought.length === 1 ? 'this file' : `${brought.length} files, this one among them,`;
  return [
    fileProblem(
      first,
      `a run of stepalign was cut off; ${files} ${brought.length === 1 ? 'was' : 'were'} brought back before anything else`,
    ),
  ];
}

async function writeGuarded(
  changes: readonly FileChange[],
  commits: readonly NewCommit[],
  scope: Scope,
  options: FixOptions,
): Promise<void> {
  const writeScope = writeScopeOf(scope);
  await checkCommitted(
    changes.map(({ file }) => file),
    scope,
    { allowDirty: options.allowDirty === true, committing: options.commit === true ? '--commit' : null },
  );
  await writeRun(
    changes,
    writeScope,
    options.commit === true ? 'fix --write --commit' : 'fix --write',
    options.verify === undefined && commits.length === 0
      ? null
      : async (placed) => {
          const objection =
            options.verify === undefined ? null : await verify(options.verify, options.cwd, placed.stopped);
          if (objection !== null || commits.length === 0 || scope.workTree === null) return objection;
          return commitRun(commits, scope.workTree, placed);
        },
  );
}

function changesBetween(before: Snapshot, after: Snapshot): FileChange[] {
  return [...changedTexts(before, after)].map(([file, texts]) => ({ file, ...texts }));
}

function reportAll(
  { fixed, left }: Pick<PassesResult, 'fixed' | 'left'>,
  original: Snapshot,
): FixedFinding[] {
  const report = (findings: PassesResult['fixed'], isFixed: boolean): FixedFinding[] =>
    reportFindings(findings, original).map((finding) => ({ ...finding, fixed: isFixed }));
  return [...report(fixed, true), ...report(left, false)].sort(byPlace);
}

function byPlace(a: Place, b: Place): number {
  return a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1;
}
