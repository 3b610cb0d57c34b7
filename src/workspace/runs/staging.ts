/** Stages the new contents of files beside them, and commits them into their places. */
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { BigIntStats } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describeWriteError } from '../problem.ts';
import { checkStopped } from '../stop-signals.ts';
import { WriteRefused } from '../write-refused.ts';
import { stagedPathsOf } from './staged-paths.ts';
import type { StagedPaths } from './staged-paths.ts';
import { exchange, holds, isSameFile, statusOf } from './exchange.ts';
import type { Identity } from './exchange.ts';
import { removeQuietly, syncFolder } from './files.ts';
import type { ContentChange, Journal } from './journal.ts';
import { changedMeanwhile } from './targets.ts';
import { writeOver } from './write-over.ts';

/** A change whose new content lies beside its file, or is written over it since the file has several names. */
export interface StagedChange extends ContentChange {
  readonly hasOtherNames: boolean;
  readonly paths: StagedPaths;
  readonly identity: Identity;
}

/**
 * Writes all new contents beside their files: a full disk is met while nothing has changed yet.
 * @param stopped says that the process is to end
 * @throws WriteRefused naming the file that it failed at; Stopped
 */
export async function stageFiles(
  changes: readonly ContentChange[],
  journal: Journal,
  stopped: AbortSignal,
): Promise<StagedChange[]> {
  const staged: StagedChange[] = [];
  for (const [index, change] of changes.entries()) {
    const paths = stagedPathsOf(change.file, journal, index);
    await naming(change, async () => {
      checkStopped(stopped, change.file, 'no file was changed');
      const status = statusOf(change.file);
      if (status?.isFile() !== true) throw changedMeanwhile(change.file, journal.kind);
      const hasOtherNames = status.nlink > 1n;
      if (!hasOtherNames) await writeLike(status, paths.staged, change.after);
      const { mode, uid, gid } = status;
      staged.push({ ...change, paths, hasOtherNames, identity: { mode, uid, gid } });
    });
  }
  return staged;
}

/**
 * Puts what was laid beside into its place, and looks at the end whether it is all there and nobody has written meanwhile.
 * @param stopped says that the process is to end
 * @throws WriteRefused naming the file that it failed at, Stopped; then some of the others may have their new content
 */
export async function commitStaged(
  changes: readonly StagedChange[],
  { kind }: Journal,
  stopped: AbortSignal,
): Promise<void> {
  // Writing over a file may want room on the disk, which a rename doesn't: it comes first.
  const inOrder = [...changes].sort((a, b) => Number(b.hasOtherNames) - Number(a.hasOtherNames));
  for (const change of inOrder) {
    await naming(change, () => {
      if (!commitFile(change)) throw changedMeanwhile(change.file, kind);
    });
    // A signal is heard between two files only.
    await setImmediate();
    checkStopped(stopped, change.file, 'no file was changed');
  }
  for (const folder of new Set(changes.map(({ file }) => dirname(file)))) await syncFolder(folder);
  for (const change of inOrder)
    await naming(change, () => {
      if (!isWritten(change)) throw changedMeanwhile(change.file, kind);
    });
  for (const { paths } of changes) await rm(paths.former, { force: true });
}

function commitFile({ file, before, after, paths, identity, hasOtherNames }: StagedChange): boolean {
  return hasOtherNames
    ? writeOver(file, (now) => now.equals(before), after)
    : exchange(file, paths, before, identity);
}

/** Somebody who had the old file open may have written into it after it went. */
function isWritten({ file, before, after, paths: { former } }: StagedChange): boolean {
  return (
    holds(file, after) && (statusOf(former) === null || (!isSameFile(file, former) && holds(former, before)))
  );
}

/** Removes what a run laid beside its files before it has put any of it into its place. */
export async function removeStaged(changes: readonly ContentChange[], journal: Journal): Promise<void> {
  for (const [index, { file }] of changes.entries())
    await removeQuietly(stagedPathsOf(file, journal, index).staged);
}

/** A new file with the owner and the permissions of another one. @throws where something has its name */
export async function writeLike(
  { uid, gid, mode }: Pick<BigIntStats, 'uid' | 'gid' | 'mode'>,
  path: string,
  bytes: Buffer,
): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    // Giving a file away takes its set-id bits; those of an owner that could not be kept have to go.
    const isOwn = await keepOwner(file, Number(uid), Number(gid));
    await file.chmod(Number(mode) & (isOwn ? 0o7777 : 0o1777));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Only some users may give files away; many may give them to a group. @returns whether both were kept */
async function keepOwner(file: FileHandle, uid: number, gid: number): Promise<boolean> {
  const KEEP = -1;
  try {
    await file.chown(uid, gid);
    return true;
  } catch {
    await file.chown(KEEP, gid).catch(() => undefined);
    return false;
  }
}

async function naming({ file }: ContentChange, act: () => Promise<void> | void): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw error instanceof WriteRefused
      ? error
      : new WriteRefused(file, `it can't be written, so no file was changed: ${describeWriteError(error)}`);
  }
}
