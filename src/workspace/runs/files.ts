/** Reads and writes single files so that a crash leaves the old one or the new one, never a part. */
import { constants } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

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

/** A file's bytes; null where it isn't there. @throws whatever else keeps it from being read */
export async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Nothing waits in a pipe, and no link is followed. */
const PLAIN = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/**
 * The first bytes of a plain file that stepalign keeps, at most so many.
 * @throws where it is none, a link among others
 */
export async function readPlain(path: string, maxBytes: number): Promise<Buffer> {
  const file = await open(path, PLAIN);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new Error('it is no plain file');
    const bytes = Buffer.alloc(Math.min(status.size, maxBytes));
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = (await file.read(bytes, length, bytes.length - length, length)).bytesRead;
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
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
