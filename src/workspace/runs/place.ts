/** Puts the new contents of files into their places. */
import { chown, open, rename, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import { describeError } from '../problem.ts';
import { WriteRefused } from '../write-refused.ts';
import { besideName, removeQuietly, syncFolder, writeSynced } from './files.ts';
import type { ContentChange } from './journal.ts';

/**
 * Writes all new contents beside their files before the first of them takes its place: a full disk is met while
 * nothing has changed yet.
 * @throws WriteRefused naming the file that it failed at; then some of the others may have their new content
 */
export async function placeAll(changes: readonly ContentChange[], runId: string): Promise<void> {
  const statuses = new Map<string, Stats>();
  await each(changes, async ({ file, after }) => {
    const status = await stat(file);
    statuses.set(file, status);
    if (hasOtherNames(status)) return;
    const beside = besideName(file, runId);
    await writeSynced(beside, after, status.mode & 0o7777);
    await keepOwner(beside, status);
  });
  await each(changes, async ({ file, after }) => {
    const status = statuses.get(file);
    if (status !== undefined && hasOtherNames(status)) await writeOver(file, after);
    else await rename(besideName(file, runId), file);
  });
  for (const folder of new Set(changes.map(({ file }) => dirname(file)))) await syncFolder(folder);
}

/** A rename would leave the other names of the file with the old content. */
function hasOtherNames({ nlink }: Stats): boolean {
  return nlink > 1;
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

/** Only some users may give files away; the others own what they write. */
async function keepOwner(path: string, { uid, gid }: Stats): Promise<void> {
  try {
    await chown(path, uid, gid);
  } catch {
    return;
  }
}

async function each(
  changes: readonly ContentChange[],
  act: (change: ContentChange) => Promise<void>,
): Promise<void> {
  for (const change of changes) {
    try {
      await act(change);
    } catch (error) {
      throw new WriteRefused(
        change.file,
        `it can't be written, so no file was changed: ${describeError(error)}`,
      );
    }
  }
}

/** Removes what a run laid beside its files. */
export async function removeBeside(changes: readonly ContentChange[], runId: string): Promise<void> {
  for (const { file } of changes) await removeQuietly(besideName(file, runId));
}
