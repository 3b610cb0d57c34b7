/** Reads what says how stepalign works, and what it kept, where that is a plain file of a bounded size: nothing else is read or waited for. */
import { lstatSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { constants, open, realpath, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import process from 'node:process';
import { systemPath } from './byte-paths.ts';
import { withSlashes } from './paths.ts';
import { UsageError } from './usage-error.ts';

/** Nothing waits in a pipe, and no terminal is taken. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

export interface PlainFile {
  readonly bytes: Buffer;
  /** Where it lies, links resolved; with `/`. */
  readonly place: string;
}

/**
 * A configuration; links are followed.
 * @returns null where nothing stands under the name
 * @param tooLarge what is said of one with more bytes
 * @throws UsageError for all that is no plain file of at most so many bytes, or can't be read
 */
export async function readPlainFile(
  path: string,
  maxBytes: number,
  tooLarge = 'which is too large for what is written by hand',
): Promise<PlainFile | null> {
  if (!stands(path)) return null;
  try {
    checkPlain(await stat(systemPath(path)));
    const bytes = await readBounded(path, maxBytes + 1);
    if (bytes.length > maxBytes)
      throw new UsageError(
        `${path}: it has more than ${maxBytes / 1024} KiB, ${tooLarge}: make it smaller, or move it away`,
      );
    return { bytes, place: withSlashes(await realpath(path)) };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${path}: ${whyUnread(path, error)}`);
  }
}

/**
 * Sees to it that somebody else can read a file that stands under a name.
 * @throws UsageError where it is no plain file, or can't be read
 */
export async function checkPlainFile(path: string): Promise<void> {
  try {
    checkPlain(await stat(systemPath(path)));
    await readBounded(path, 1);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${path}: ${whyUnread(path, error)}`);
  }
}

/** Whether something stands under a name, a link that leads nowhere, too. */
export function stands(path: string): boolean {
  try {
    return lstatSync(systemPath(path), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The first bytes of a plain file, at most so many.
 * @param flags beside those for reading
 * @throws where it is none, or can't be read
 */
export async function readBounded(path: string, maxBytes: number, flags = 0): Promise<Buffer> {
  const file = await open(systemPath(path), FLAGS | flags);
  try {
    // Something else may have come into its place since anybody looked.
    checkPlain(await file.stat());
    return await readUpTo(file, maxBytes);
  } finally {
    await file.close();
  }
}

/**
 * What this user has kept under a name. Nothing is waited for, and no link followed.
 * @returns null for all that is no plain file of this user with at most so many bytes, or can't be read
 */
export async function readOwnFile(path: string, maxBytes: number): Promise<Buffer | null> {
  const file = await open(systemPath(path), FLAGS | constants.O_NOFOLLOW).catch(() => null);
  try {
    const status = await file?.stat();
    if (file === null || status?.isFile() !== true || !isOwn(status) || status.size > maxBytes) return null;
    // All of it at once, and the byte that it may have gained since: it may have many megabytes.
    const bytes = await readUpTo(file, maxBytes + 1, status.size + 1);
    return bytes.length > maxBytes ? null : bytes;
  } catch {
    return null;
  } finally {
    await file?.close();
  }
}

/** Systems without such numbers have no others' files in a user's folder. */
function isOwn({ uid }: Stats): boolean {
  return process.geteuid === undefined || process.geteuid() === uid;
}

/** @param atOnce so many bytes are asked for together */
async function readUpTo(file: FileHandle, maxBytes: number, atOnce = 64 * 1024): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let left = maxBytes; left > 0;) {
    const part = Buffer.alloc(Math.min(left, atOnce));
    const { bytesRead } = await file.read(part, 0, part.length, null);
    if (bytesRead === 0) break;
    parts.push(part.subarray(0, bytesRead));
    left -= bytesRead;
  }
  return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
}

class NotPlain extends Error {}

function checkPlain(status: Stats): void {
  if (status.isFile()) return;
  throw new NotPlain(`it is ${kindOf(status)}`);
}

function kindOf(status: Stats): string {
  if (status.isDirectory()) return 'a folder';
  if (status.isFIFO()) return 'a named pipe';
  return status.isSocket() ? 'a socket' : 'a device';
}

function whyUnread(path: string, error: unknown): string {
  if (error instanceof NotPlain)
    return `${error.message}, and only a plain file is read under this name: put one there, or move it away`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'it is a link that leads nowhere: mend it, or move it away';
    case 'ELOOP':
      return 'it is a link that leads back to itself: mend it, or move it away';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read: check its permissions, or move it away';
    default:
      return `it can't be read: ${error instanceof Error ? error.message.replace(`, open '${path}'`, '') : String(error)}`;
  }
}
