/** Reads one file as bytes, and tells what keeps it from being read. */
import { closeSync, constants, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { systemPath } from './byte-paths.ts';
import { openState } from './file-facts.ts';
import type { FileState } from './file-facts.ts';
import { describeError, fileProblem } from './problem.ts';
import type { FileProblem } from './problem.ts';

/** Step libraries are written by hand; what is larger is data or a bundle. */
export const MAX_BYTES = 1024 * 1024;

/**
 * Skipped is what is no file any more, or a link: what that leads to is read where it lies. A pointer stands for a file
 * that Git LFS keeps elsewhere.
 */
export type Unread =
  | { readonly problem: FileProblem; readonly isLink: boolean }
  | { readonly skipped: true }
  | { readonly pointer: true };

/** What Git LFS puts in a file's place (its specification's "pointer": the version first, under 1024 bytes). */
const POINTER =
  /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v1\r?\n(?:[\w.-]+ .*\n)*oid \w+:[0-9a-f]+\r?\n/;
const POINTER_START = Buffer.from('version https://');
const POINTER_BYTES = 1024;

/** Nothing waits in a pipe that lies among the sources, and no link is followed. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** What a thread reads files into, one after the other. */
export function readingBuffer(): Buffer {
  return Buffer.allocUnsafe(MAX_BYTES + 1);
}

/**
 * @param onOpen is told the state of the file before it is read
 * @returns a part of the buffer that holds until it is used again; one byte more than the limit for a larger file
 */
export function readInto(buffer: Buffer, path: string, onOpen?: (state: FileState) => void): Buffer | Unread {
  try {
    const file = openSync(systemPath(path), FLAGS);
    try {
      onOpen?.(openState(file));
      let length = 0;
      for (let read = -1; read !== 0 && length < buffer.length; length += read)
        read = readSync(file, buffer, length, buffer.length - length, null);
      return isPointer(buffer, length) ? { pointer: true } : buffer.subarray(0, length);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return whyUnread(path, error);
  }
}

function isPointer(buffer: Buffer, length: number): boolean {
  const start = POINTER_START.length;
  return (
    length > start &&
    length < POINTER_BYTES &&
    buffer.compare(POINTER_START, 0, start, 0, start) === 0 &&
    POINTER.test(buffer.toString('latin1', 0, length))
  );
}

function whyUnread(path: string, error: unknown): Unread {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EAGAIN') return { skipped: true };
  let cause = error;
  let isLink = false;
  try {
    isLink = lstatSync(systemPath(path)).isSymbolicLink();
    if (isLink) {
      // A circle of links is an error of the tree.
      statSync(systemPath(path));
      return { skipped: true };
    }
  } catch (other) {
    cause = other;
  }
  return { problem: fileProblem(path, `${describeError(cause)}; left alone`), isLink };
}

/** What changes whenever a file does, as far as the system tells: for files that are too large to be read for it. */
export function stateOf(path: string): string {
  const status = statSync(systemPath(path), { bigint: true, throwIfNoEntry: false });
  return status === undefined ? '' : [status.ino, status.size, status.mtimeNs, status.ctimeNs].join(' ');
}

/** Whether a file may have changed since a moment, or a second before it. @param moment as `Date.now()` counts */
export function mayHaveChangedSince(path: string, moment: number): boolean {
  const status = statSync(systemPath(path), { throwIfNoEntry: false });
  return status === undefined || status.ctimeMs > moment - 1000;
}

/** ASCII stays what it is. UTF-16 with a byte order mark isn't read as text, but what stands in it is seen here. */
export function asLatin1(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return isWide(bytes) ? text.replaceAll('\0', '') : text;
}

/** Whether it is UTF-16 with a byte order mark. */
export function isWide(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
