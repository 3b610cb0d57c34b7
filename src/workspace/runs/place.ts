/** Puts the new contents of files into their places. */
import { open, rename, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import { describeWriteError } from '../problem.ts';
import { checkStopped } from '../stop-signals.ts';
import { WriteRefused } from '../write-refused.ts';
import { besideName } from './beside.ts';
import { removeQuietly, syncFolder } from './files.ts';
import type { ContentChange } from './journal.ts';

/** A change whose new content lies beside its file, or is written over it since the file has several names. */
export interface LaidChange extends ContentChange {
  readonly hasOtherNames: boolean;
}

/**
 * Writes all new contents beside their files: a full disk is met while nothing has changed yet.
 * @param stopped says that the process is to end; without it all are written
 * @throws WriteRefused naming the file that it failed at; Stopped
 */
export async function layBeside(
  changes: readonly ContentChange[],
  runId: string,
  stopped?: AbortSignal,
): Promise<LaidChange[]> {
  const laid: LaidChange[] = [];
  await each(changes, async (change) => {
    if (stopped !== undefined) checkStopped(stopped, change.file, 'no file was changed');
    const status = await stat(change.file);
    const hasOtherNames = status.nlink > 1;
    if (!hasOtherNames) await writeLike(status, besideName(change.file, runId), change.after);
    laid.push({ ...change, hasOtherNames });
  });
  return laid;
}

/**
 * Puts what was laid beside into its place.
 * @throws WriteRefused naming the file that it failed at; then some of the others may have their new content
 */
export async function takePlaces(changes: readonly LaidChange[], runId: string): Promise<void> {
  // A rename would leave the other names of a file with the old content. Writing over it may want room on the disk,
  // which a rename doesn't: it comes first.
  await each(
    changes.filter(({ hasOtherNames }) => hasOtherNames),
    ({ file, after }) => writeOver(file, after),
  );
  await each(
    changes.filter(({ hasOtherNames }) => !hasOtherNames),
    ({ file }) => rename(besideName(file, runId), file),
  );
  for (const folder of new Set(changes.map(({ file }) => dirname(file)))) await syncFolder(folder);
}

/** Removes what a run laid beside its files. */
export async function removeBeside(changes: readonly ContentChange[], runId: string): Promise<void> {
  for (const { file } of changes) await removeQuietly(besideName(file, runId));
}

/** A new file with the owner and the permissions of another one. */
async function writeLike({ uid, gid, mode }: Stats, path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    // Giving a file away takes its set-id bits; those of an owner that could not be kept have to go.
    const isOwn = await keepOwner(file, uid, gid);
    await file.chmod(mode & (isOwn ? 0o7777 : 0o1777));
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

async function writeOver(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'r+');
  try {
    for (let at = 0; at < bytes.length;)
      at += (await file.write(bytes, at, bytes.length - at, at)).bytesWritten;
    await file.truncate(bytes.length);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function each<Change extends ContentChange>(
  changes: readonly Change[],
  act: (change: Change) => Promise<void>,
): Promise<void> {
  for (const change of changes) {
    try {
      await act(change);
    } catch (error) {
      if (error instanceof WriteRefused) throw error;
      throw new WriteRefused(
        change.file,
        `it can't be written, so no file was changed: ${describeWriteError(error)}`,
      );
    }
  }
}
