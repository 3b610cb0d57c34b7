/**
 * Puts a file into the place of another one that is still what it was when it was read.
 *
 * Others write at the same time, and there is no call in Node that exchanges two files only if one of them is unchanged.
 * So what stands in the place gets a second name first: what is compared is then the very file that goes, and what is
 * written into it afterwards, by somebody who had it open, is found and can be brought back. Between the last look and the
 * rename nothing else is done, and nothing is waited for.
 */
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import type { BigIntStats } from 'node:fs';
import type { StagedPaths } from './staged-paths.ts';
import { hasCode, isMissing } from './files.ts';

/** What has to be the same of a file for it to be the one that was read. */
export interface Identity {
  readonly mode: bigint;
  readonly uid: bigint;
  readonly gid: bigint;
}

/** Nothing waits in a pipe, and no link is followed. */
const PLAIN = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** Where the file system has no second names. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'];

/**
 * Puts `fresh` into the place of the file; what stood there keeps the name `kept`, where the file system has such.
 * @param expected what the file holds
 * @param identity what it was when it was read; null where nothing is known of that
 * @returns false where it isn't what is expected: then it stays as it is
 * @throws what keeps files from being renamed
 */
export function exchange(
  file: string,
  { staged, former }: StagedPaths,
  expected: Buffer,
  identity: Identity | null,
): boolean {
  const isKept = keep(file, former);
  if (isKept === null) return false;
  const looked = isKept ? former : file;
  const status = statusIfSame(looked, expected, identity);
  // The second name makes two.
  if (status === null || status.nlink > (isKept ? 2n : 1n) || statusOf(file)?.ino !== status.ino) {
    if (isKept) rmSync(former);
    return false;
  }
  renameSync(staged, file);
  return true;
}

/** Whether a plain file holds the bytes. Reads only; never waits. */
export function holds(path: string, bytes: Buffer): boolean {
  return statusIfSame(path, bytes, null) !== null;
}

/** Whether both are names of one file. */
export function isSameFile(one: string, other: string): boolean {
  const [first, second] = [statusOf(one), statusOf(other)];
  return first !== null && second !== null && first.ino === second.ino && first.dev === second.dev;
}

/** Null where nothing is there. */
export function statusOf(path: string): BigIntStats | null {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}

/** @returns whether it has the second name now; null where the file is gone */
function keep(file: string, kept: string): boolean | null {
  try {
    linkSync(file, kept);
    return true;
  } catch (error) {
    if (isMissing(error)) return null;
    if (hasCode(error, ...NO_LINKS)) return false;
    throw error;
  }
}

function statusIfSame(path: string, expected: Buffer, identity: Identity | null): BigIntStats | null {
  // A device may do something when it is opened.
  if (statusOf(path)?.isFile() !== true) return null;
  let file: number;
  try {
    file = openSync(path, PLAIN);
  } catch (error) {
    // It is gone, a link, or may not be read any more.
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK', 'ENXIO', 'EACCES')) return null;
    throw error;
  }
  try {
    const status = fstatSync(file, { bigint: true });
    if (!status.isFile() || status.size !== BigInt(expected.length)) return null;
    if (identity !== null && !isLike(status, identity)) return null;
    return readFileSync(file).equals(expected) ? status : null;
  } finally {
    closeSync(file);
  }
}

function isLike(status: BigIntStats, { mode, uid, gid }: Identity): boolean {
  return status.mode === mode && status.uid === uid && status.gid === gid;
}
