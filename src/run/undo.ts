/** The use cases of `stepalign undo`: takes back what a run wrote, gives a run up, and lists what there is. */
import { dirname } from 'node:path';
import { abandonRun, hasRun, hasRuns, listRuns, undoRun } from '../workspace/runs/undo.ts';
import type { RunRecord } from '../workspace/runs/record.ts';
import type { Reverting, Undone } from '../workspace/runs/undo.ts';
import { writeScopeOf } from '../workspace/runs/store.ts';
import type { WriteScope } from '../workspace/runs/store.ts';
import { withSlashes } from '../workspace/paths.ts';
import { findScope } from '../workspace/scope.ts';
import { UsageError } from '../project/options.ts';
import { visible } from '../reporters/visible.ts';
import { commitRun } from './commit.ts';
import { checkCommitted } from './guards.ts';

export interface UndoOptions {
  /** The working directory, absolute. */
  readonly cwd: string;
  /** The run to take back; default: the last that wrote and wasn't taken back. */
  readonly run?: string;
  /** Make a commit of what is brought back, which reverts those that the run made; default false. */
  readonly revert?: boolean;
}

/**
 * @throws UsageError where there is nothing to take back, or the run made no commits that could be reverted
 * @throws WriteRefused where a file was changed since, or can't be committed; then none is brought back
 */
export async function undo({ cwd, run, revert = false }: UndoOptions): Promise<Undone> {
  const result = await undoRun(
    await scopeAround(cwd, hasRuns),
    run ?? null,
    revert ? await revertingIn(cwd) : null,
  );
  if (result.undone === null && result.asBefore === null && result.rolledBack.length === 0) {
    throw new UsageError(
      run === undefined
        ? 'there is no run to undo here: stepalign undo --list shows them'
        : `there is no run ${run} that could be undone: stepalign undo --list shows them`,
    );
  }
  return result;
}

async function revertingIn(cwd: string): Promise<Reverting> {
  const scope = await findScope(['.'], cwd);
  return async ({ what, commits }, back) => {
    const { workTree } = scope;
    if (commits === null)
      throw new UsageError(
        `--revert: ${visible(what)} made no commits: stepalign undo brings its files back`,
      );
    const files = back.map(({ file }) => file);
    await checkCommitted(files, scope, { allowDirty: false, committing: '--revert' });
    if (workTree === null) throw new UsageError('--revert needs a git work tree');
    const texts = new Map(back.map(({ file, after }) => [file, after.toString('utf8')]));
    const message = `Revert what stepalign ${what} wrote\n\nThis reverts the commits from ${commits.from} (exclusive) to ${commits.to}.\n`;
    return (placed) => commitRun([{ message, texts }], workTree, placed);
  };
}

/**
 * Leaves everything as it is that a run wrote, and forgets the run.
 * @throws UsageError where there is no such run
 */
export async function abandon({ cwd, run }: Required<Omit<UndoOptions, 'revert'>>): Promise<void> {
  const scope = await scopeAround(cwd, (above) => hasRun(above, run));
  if (!(await abandonRun(scope, run)))
    throw new UsageError(`there is no run ${run} here: stepalign undo --list shows them`);
}

/** The runs in the tree of a folder that are kept, the newest first. */
export async function runs({ cwd }: Pick<UndoOptions, 'cwd'>): Promise<RunRecord[]> {
  return (await listRuns(await scopeAround(cwd, hasRuns))).reverse();
}

/**
 * The work tree; outside of one, and where it hasn't got what is looked for, the nearest folder, going up, that has: git may
 * not have told of the work tree when it was written in.
 */
async function scopeAround(cwd: string, isIn: (scope: WriteScope) => Promise<boolean>): Promise<WriteScope> {
  const scope = writeScopeOf(await findScope(['.'], cwd));
  // Whoever goes on with it says what is wrong with it.
  if (scope.workTree !== null && (await isIn(scope).catch(() => true))) return scope;
  for (let folder = cwd; ; folder = withSlashes(dirname(folder))) {
    const above = { boundary: folder, workTree: null };
    if (await isIn(above)) return above;
    if (folder === scope.workTree || folder === withSlashes(dirname(folder))) return scope;
  }
}
