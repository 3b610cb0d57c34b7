/** What is known of a tree's files without reading them, as long as the system tells that they are what they were. */
import { fstatSync, lstatSync } from 'node:fs';
import { hash } from 'node:crypto';
import { systemPath } from './byte-paths.ts';

/** What changes whenever a file does: its number, its size, when it was written, and when anything about it was changed. */
export type FileState = readonly [inode: number, size: number, modifiedMs: number, changedMs: number];

const NUMBERS = 4;
const DIGEST_BYTES = 32;

/**
 * A file that was changed so shortly before it was looked at may have been changed again in the same tick of the clock that
 * its state is told by: nothing is known of it. Two seconds are the longest tick of a file system (FAT).
 */
const SETTLED_MS = 3000;

/** In memory that threads share; by the files' indices. */
export interface FileFacts {
  /** When the run began, as `Date.now()` counts. */
  readonly began: number;
  /** The states in which the files were known; zeros where nothing is known of one. */
  readonly states: Float64Array;
  /** What they held then, as a hash. */
  readonly digests: Uint8Array;
  /** 1 for each that isn't read in this run, since it is as it was. */
  readonly spared: Uint8Array;
}

export function noFacts(files: number, began: number): FileFacts {
  return {
    began,
    states: new Float64Array(new SharedArrayBuffer(8 * NUMBERS * files)),
    digests: new Uint8Array(new SharedArrayBuffer(DIGEST_BYTES * files)),
    spared: new Uint8Array(new SharedArrayBuffer(files)),
  };
}

export function digestOf(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}

/** Of a file that is open. */
export function openState(file: number): FileState {
  const { ino, size, mtimeMs, ctimeMs } = fstatSync(file);
  return [ino, size, mtimeMs, ctimeMs];
}

/** Whether nothing has changed about a file since it was known. */
export function isAsKnown({ states }: FileFacts, index: number, path: string): boolean {
  const at = NUMBERS * index;
  if (!isKnown(states, index)) return false;
  const now = lstatSync(systemPath(path), { throwIfNoEntry: false });
  return (
    now !== undefined &&
    now.ino === states[at] &&
    now.size === states[at + 1] &&
    now.mtimeMs === states[at + 2] &&
    now.ctimeMs === states[at + 3]
  );
}

export function isKnown(states: Float64Array, index: number): boolean {
  return states[NUMBERS * index + 3] !== 0;
}

export function knownDigest({ digests }: FileFacts, index: number): Uint8Array {
  return digests.subarray(DIGEST_BYTES * index, DIGEST_BYTES * (index + 1));
}

/** @param state that it had before it was read; null where nothing is to be known of it */
export function learn(facts: FileFacts, index: number, state: FileState | null, digest: Uint8Array): void {
  const isSettled = state !== null && Math.max(state[2], state[3]) < facts.began - SETTLED_MS;
  facts.states.set(isSettled ? state : [0, 0, 0, 0], NUMBERS * index);
  facts.digests.set(digest, DIGEST_BYTES * index);
  facts.spared[index] = 0;
}

/** Copies what is known of one file. */
export function copyFact(
  from: Pick<FileFacts, 'states' | 'digests'>,
  index: number,
  to: Pick<FileFacts, 'states' | 'digests'>,
  at: number,
): void {
  to.states.set(from.states.subarray(NUMBERS * index, NUMBERS * (index + 1)), NUMBERS * at);
  to.digests.set(from.digests.subarray(DIGEST_BYTES * index, DIGEST_BYTES * (index + 1)), DIGEST_BYTES * at);
}
