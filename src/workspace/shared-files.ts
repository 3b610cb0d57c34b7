/** The bytes of a tree's files, in memory that threads share: each batch of files is read by one of them, and seen by all. */
import { createHash } from 'node:crypto';
import { systemPath } from './byte-paths.ts';
import { asLatin1, MAX_BYTES, readInto, stateOf } from './file-bytes.ts';
import type { Unread } from './file-bytes.ts';
import { digestOf, isAsKnown, knownDigest, learn } from './file-facts.ts';
import type { FileFacts, FileState } from './file-facts.ts';

/** Files that a thread reads before it asks what is left to do; some milliseconds. */
const BATCH = 256;

/** What is kept of files that nobody has asked for yet; those beyond it are read again if somebody does. */
const KEPT_BYTES = 128 * 1024 * 1024;

/** Small trees take less: many times what a source has at the mean. */
const KEPT_BYTES_PER_FILE = 32 * 1024;
const KEPT_BYTES_AT_LEAST = 1024 * 1024;

/** Places in `counters`. */
const NEXT_BATCH = 0;
const USED_BYTES = 1;

/** Can be handed to another thread, which then sees the same bytes. */
export interface SharedFiles {
  readonly paths: readonly string[];
  readonly bytes: SharedArrayBuffer;
  /** Of each file where its bytes start, plus 1, and how many they are; 0 where they aren't kept. */
  readonly places: Int32Array;
  readonly counters: Int32Array;
  /** What is known of files before they are read; null where all are read. */
  readonly facts: FileFacts | null;
}

/** Tells by a file's path and its bytes as Latin-1 whether it is wanted: ASCII stays what it is. */
export type IsWanted = (path: string, latin1: string) => boolean;

export interface ReadBatch {
  readonly batch: number;
  /** Indices of files that are wanted. */
  readonly wanted: readonly number[];
  /** Files that couldn't be read, by index. */
  readonly unread: readonly (readonly [number, Unread])[];
  /** A hash of all that was read: paths and bytes, or why a file couldn't be read. */
  readonly digest: string;
}

/** Nothing of the files is read yet. */
export function shareFiles(paths: readonly string[], facts: FileFacts | null): SharedFiles {
  const kept = Math.min(KEPT_BYTES, Math.max(KEPT_BYTES_AT_LEAST, paths.length * KEPT_BYTES_PER_FILE));
  const integers = (count: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * count));
  return {
    paths,
    bytes: new SharedArrayBuffer(kept),
    places: integers(2 * paths.length),
    counters: integers(2),
    facts,
  };
}

export function batchesOf({ paths }: SharedFiles): number {
  return Math.ceil(paths.length / BATCH);
}

/** The next batch that no thread has taken; null where there is none. */
export function takeBatch(files: SharedFiles): number | null {
  const batch = Atomics.add(files.counters, NEXT_BATCH, 1);
  return batch < batchesOf(files) ? batch : null;
}

/**
 * Reads the files of a batch that aren't what they were known as, and keeps their bytes as far as there is room. Of those
 * that aren't wanted it is known from then on what they are.
 */
export function readBatch(files: SharedFiles, batch: number, buffer: Buffer, isWanted: IsWanted): ReadBatch {
  const wanted: number[] = [];
  const unread: [number, Unread][] = [];
  const hash = createHash('sha256');
  const { facts } = files;
  let state: FileState | null = null;
  const onOpen = (now: FileState): void => {
    state = now;
  };
  const first = batch * BATCH;
  for (const [at, path] of files.paths.slice(first, first + BATCH).entries()) {
    const index = first + at;
    if (facts !== null && isAsKnown(facts, index, path)) {
      facts.spared[index] = 1;
      hash.update(systemPath(path)).update('\0').update(knownDigest(facts, index));
      continue;
    }
    state = null;
    const bytes = readInto(buffer, path, facts === null ? undefined : onOpen);
    if (!Buffer.isBuffer(bytes)) {
      hash.update(systemPath(path)).update(`\0${JSON.stringify(bytes)}\0`);
      unread.push([index, bytes]);
      if (facts !== null) learn(facts, index, null, new Uint8Array());
      continue;
    }
    const isOne = isWanted(path, asLatin1(bytes));
    if (isOne) wanted.push(index);
    const digest = digestOf(bytes);
    hash.update(systemPath(path)).update('\0').update(digest);
    // Of a larger file only a part is read.
    const isWhole = bytes.length <= MAX_BYTES;
    if (isWhole) keepBytes(files, index, bytes);
    else hash.update(stateOf(path));
    if (facts !== null) learn(facts, index, isWhole && !isOne ? state : null, digest);
  }
  return { batch, wanted, unread, digest: hash.digest('hex') };
}

/** Does nothing where there is no room for them. */
export function keepBytes({ bytes, places, counters }: SharedFiles, index: number, own: Buffer): void {
  const { length } = own;
  // Asked first, so that the counter stays small however many files come when there is no room left.
  if (Atomics.load(counters, USED_BYTES) + length > bytes.byteLength) return;
  const start = Atomics.add(counters, USED_BYTES, length);
  if (start + length > bytes.byteLength) return;
  new Uint8Array(bytes, start, length).set(own);
  places[2 * index] = start + 1;
  places[2 * index + 1] = length;
}

/** The bytes of a file whose batch is read; null where they aren't kept. */
export function keptBytes({ bytes, places }: SharedFiles, index: number): Buffer | null {
  const start = places[2 * index] ?? 0;
  return start === 0 ? null : Buffer.from(bytes, start - 1, places[2 * index + 1]);
}
