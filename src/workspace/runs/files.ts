/** Reads and writes single files so that a crash leaves the old one or the new one, never a part. */
import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readBounded } from '../plain-file.ts';

/** Writes a new file and waits until it is on the disk; what stands there already, a link above all, is an error. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
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
  await removeQuietly(beside);
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

/**
 * The first bytes of a plain file that stepalign keeps, at most so many.
 * @throws where it is none, a link among others
 */
export async function readPlain(path: string, maxBytes: number): Promise<Buffer> {
  return readBounded(path, maxBytes, constants.O_NOFOLLOW);
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT');
}

export function isForbidden(error: unknown): boolean {
  return hasCode(error, 'EACCES', 'EPERM');
}

export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}
