/** Writes into a file that has several names: a rename would leave the others with the old content. */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import type { ContentChange } from './journal.ts';
import { statusOf } from './exchange.ts';

const FLAGS = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/**
 * @param isExpected whether the file is what it should be, by what it holds
 * @returns false where it isn't: then it stays as it is
 * @throws what keeps it from being written; then it may hold a part of the new text
 */
export function writeOver(file: string, isExpected: (now: Buffer) => boolean, bytes: Buffer): boolean {
  const handle = openSync(file, FLAGS);
  try {
    const status = fstatSync(handle, { bigint: true });
    if (!status.isFile() || !isExpected(readFileSync(handle)) || statusOf(file)?.ino !== status.ino)
      return false;
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at, at);
    ftruncateSync(handle, bytes.length);
    fsyncSync(handle);
    return true;
  } finally {
    closeSync(handle);
  }
}

/**
 * Whether runs that were cut off can have left this of a file that is written over. Each of them writes from the start:
 * behind what it came to is what was there before it. So it may begin with the old text, which was being brought back
 * over a part of the new one, which stands over the rest of the old one.
 */
export function isWrittenOver(
  now: Buffer,
  { before, after }: Pick<ContentChange, 'before' | 'after'>,
): boolean {
  const toBroughtBack = endOfSame(now, before, 0);
  const toWritten = endOfSame(now, after, toBroughtBack);
  if (toWritten === now.length) return now.length >= Math.min(before.length, after.length);
  return now.subarray(toWritten).equals(before.subarray(toWritten));
}

/** How far both are the same from `start` on. */
function endOfSame(one: Buffer, other: Buffer, start: number): number {
  let at = start;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
