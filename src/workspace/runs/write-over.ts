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

/** It is written over from its start: what is behind that is still the old text. */
export function isWrittenOver(
  now: Buffer,
  { before, after }: Pick<ContentChange, 'before' | 'after'>,
): boolean {
  let same = 0;
  while (same < now.length && now[same] === after[same]) same += 1;
  return now.subarray(same).equals(before.subarray(same)) || now.equals(after);
}
