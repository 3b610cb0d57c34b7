/** Writes single files so that a crash leaves the old one or the new one, never a part. */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes a file and waits until it is on the disk. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts a file into its place at once. */
export async function replaceSynced(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.new`;
  await writeSynced(beside, bytes);
  await rename(beside, path);
  await syncFolder(dirname(path));
}

/** Waits until names that were made, moved or removed in a folder are on the disk; not every system lets a folder be. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    return;
  }
}

/** Where a run keeps a file's new text until it takes its place: beside it, since only there a rename is at once. */
export function besideName(file: string, runId: string): string {
  return join(dirname(file), `.${basename(file)}.stepalign-${runId}.tmp`);
}

/** A file's bytes; null where it isn't there. @throws whatever else keeps it from being read */
export async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

export function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}

export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}
