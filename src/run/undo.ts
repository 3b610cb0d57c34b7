/** The use cases of `stepalign undo`: takes back what a run wrote, and lists what can be. */
import { listRuns, undoRun } from '../workspace/runs/write.ts';
import type { RunRecord, Undone } from '../workspace/runs/write.ts';
import { writeScopeOf } from '../workspace/runs/store.ts';
import { findScope } from '../workspace/scope.ts';
import { UsageError } from './options.ts';

export interface UndoOptions {
  /** The working directory, absolute. */
  readonly cwd: string;
  /** The run to take back; default: the last that wrote and wasn't taken back. */
  readonly run?: string;
}

/**
 * @throws UsageError where there is nothing to take back
 * @throws WriteRefused where a file was changed since; then none is brought back
 */
export async function undo({ cwd, run }: UndoOptions): Promise<Undone> {
  const result = await undoRun(writeScopeOf(await findScope(['.'], cwd)), run ?? null);
  if (result.undone === null && result.rolledBack.length === 0) {
    throw new UsageError(
      run === undefined
        ? 'there is no run to undo here: stepalign undo --list shows them'
        : `there is no run ${run} that could be undone: stepalign undo --list shows them`,
    );
  }
  return result;
}

/** The runs in the tree of a folder that are kept, the newest first. */
export async function runs({ cwd }: Pick<UndoOptions, 'cwd'>): Promise<RunRecord[]> {
  return (await listRuns(writeScopeOf(await findScope(['.'], cwd)))).reverse();
}
