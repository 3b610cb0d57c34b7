/** The files of a tree: each is read from the disk once, and kept as far as that takes little memory. */
import { closeSync, constants, lstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { decodeText } from './decode.ts';
import { describeError, fileProblem } from './problem.ts';
import type { FileProblem } from './problem.ts';

/** Step libraries are written by hand; what is larger is data or a bundle. */
const MAX_BYTES = 1024 * 1024;

/** What is kept of files that nobody has asked for yet; those beyond it are read again if somebody does. */
const KEPT_BYTES = 128 * 1024 * 1024;

/** Progress is told, and what goes on beside gets its turn, each time so many files are read. */
const TURN = 512;

export interface SourceText {
  /** Absolute path, with `/`. */
  readonly path: string;
  /** A byte order mark included. */
  readonly text: string;
}

/** Skipped is what is no file any more, or a link: what that leads to is read where it lies. */
export type ReadResult = SourceText | { readonly problem: FileProblem } | { readonly skipped: true };

type Bytes = Buffer | { readonly problem: FileProblem } | { readonly skipped: true };

export class TreeFiles {
  /** In the order in which they were given. */
  readonly paths: readonly string[];
  readonly #kept: ReadonlyMap<string, Bytes>;
  readonly #buffer: Buffer;
  readonly #results = new Map<string, ReadResult>();
  readonly #holding = new Map<string, ReadonlySet<string>>();

  private constructor(paths: readonly string[], kept: ReadonlyMap<string, Bytes>, buffer: Buffer) {
    this.paths = paths;
    this.#kept = kept;
    this.#buffer = buffer;
  }

  /**
   * Reads the files.
   * @param isWanted is asked of every file that could be read, with its bytes as Latin-1: ASCII stays what it is
   * @param onRead is told how many files are done
   * @returns the files, and the paths of those that are wanted, or that can't be read
   */
  static async read(
    paths: readonly string[],
    isWanted: (path: string, latin1: string) => boolean,
    onRead?: (done: number) => void,
  ): Promise<{ files: TreeFiles; wanted: string[] }> {
    const buffer = Buffer.allocUnsafe(MAX_BYTES + 1);
    const kept = new Map<string, Bytes>();
    const wanted: string[] = [];
    const slab = new Slab(KEPT_BYTES);
    for (const [at, path] of paths.entries()) {
      const bytes = readInto(buffer, path);
      if (!Buffer.isBuffer(bytes)) {
        kept.set(path, bytes);
        if ('problem' in bytes) wanted.push(path);
      } else {
        if (isWanted(path, asLatin1(bytes))) wanted.push(path);
        const copy = bytes.length > MAX_BYTES ? null : slab.copy(bytes);
        if (copy !== null) kept.set(path, copy);
      }
      if (at % TURN === 0) {
        onRead?.(at);
        await setImmediate();
      }
    }
    onRead?.(paths.length);
    return { files: new TreeFiles(paths, kept, buffer), wanted };
  }

  /** A file as text. Never throws: what is wrong with the file is a value. */
  read(path: string): ReadResult {
    const known = this.#results.get(path);
    if (known !== undefined) return known;
    const bytes = this.#bytesOf(path);
    const result = Buffer.isBuffer(bytes) ? asText(path, bytes) : bytes;
    this.#results.set(path, result);
    return result;
  }

  /** Those of the files that hold one of the words, in their order; words are looked for as UTF-8. */
  holding(words: readonly string[]): string[] {
    const found = words.map((word) => this.#holdingWord(word));
    return this.paths.filter((path) => found.some((paths) => paths.has(path)));
  }

  #holdingWord(word: string): ReadonlySet<string> {
    const known = this.#holding.get(word);
    if (known !== undefined) return known;
    const wanted = Buffer.from(word);
    const found = new Set(
      this.paths.filter((path) => {
        const bytes = this.#bytesOf(path);
        if (!Buffer.isBuffer(bytes)) return false;
        // What is too large or in another encoding isn't read as text, but it may hold the word.
        if (bytes.length > MAX_BYTES) return wholeFileHolds(path, wanted);
        return bytes.includes(wanted) || (isWide(bytes) && asLatin1(bytes).includes(word));
      }),
    );
    this.#holding.set(word, found);
    return found;
  }

  #bytesOf(path: string): Bytes {
    return this.#kept.get(path) ?? readInto(this.#buffer, path);
  }
}

/** UTF-16 with a byte order mark isn't read as text, but what stands in it tells whether it is wanted. */
function asLatin1(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return isWide(bytes) ? text.replaceAll('\0', '') : text;
}

function isWide(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** True where that can't be told: nobody relies on what such a file doesn't hold. */
function wholeFileHolds(path: string, word: Buffer): boolean {
  try {
    const bytes = readFileSync(path);
    return bytes.includes(word) || isWide(bytes);
  } catch {
    return true;
  }
}

/** Many small copies in few large pieces. */
class Slab {
  #left: number;
  #piece = Buffer.alloc(0);
  #at = 0;

  constructor(budget: number) {
    this.#left = budget;
  }

  /** Null where the budget is used up. */
  copy(bytes: Buffer): Buffer | null {
    if (bytes.length > this.#left) return null;
    if (bytes.length > this.#piece.length - this.#at) {
      this.#piece = Buffer.allocUnsafeSlow(Math.max(bytes.length, 1024 * 1024));
      this.#at = 0;
    }
    const copy = this.#piece.subarray(this.#at, this.#at + bytes.length);
    bytes.copy(copy);
    this.#at += bytes.length;
    this.#left -= bytes.length;
    return copy;
  }
}

/** Nothing waits in a pipe that lies among the sources, and no link is followed. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** @returns a part of the buffer that holds until it is used again; one byte more than the limit for a larger file */
function readInto(buffer: Buffer, path: string): Bytes {
  try {
    const file = openSync(path, FLAGS);
    try {
      let length = 0;
      for (let read = -1; read !== 0 && length < buffer.length; length += read)
        read = readSync(file, buffer, length, buffer.length - length, null);
      return buffer.subarray(0, length);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Bytes {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EAGAIN') return { skipped: true };
  let cause = error;
  try {
    if (lstatSync(path).isSymbolicLink()) {
      // A circle of links is an error of the tree.
      statSync(path);
      return { skipped: true };
    }
  } catch (other) {
    cause = other;
  }
  return { problem: fileProblem(path, `${describeError(cause)}; left alone`) };
}

function asText(path: string, bytes: Buffer): ReadResult {
  const problem = (reason: string): ReadResult => ({ problem: fileProblem(path, reason) });
  if (bytes.length > MAX_BYTES) {
    return problem(
      `it has ${sizeOf(path)}, which is no hand-written source (the limit is 1 MiB); left alone`,
    );
  }
  if (bytes.includes(0)) return problem('it is a binary file, not text; left alone');
  const text = decodeText(bytes);
  return text === null ? problem('it is not UTF-8; left alone') : { path, text };
}

/** In words; it may have changed or gone since it was read. */
function sizeOf(path: string): string {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? MAX_BYTES;
  return `${(Math.max(bytes, MAX_BYTES) / 1024 / 1024).toFixed(1)} MiB`;
}
