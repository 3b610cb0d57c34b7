/** The files of a tree: each is read from the disk once, and kept as far as that takes little memory. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { systemPath } from './byte-paths.ts';
import { decodeText } from './decode.ts';
import { asLatin1, isWide, MAX_BYTES, mayHaveChangedSince, readingBuffer, readInto } from './file-bytes.ts';
import type { Unread } from './file-bytes.ts';
import { isKnown } from './file-facts.ts';
import { factsFor, knownFiles, pathsByWord } from './known-files.ts';
import type { KnownFiles } from './known-files.ts';
import { fileProblem } from './problem.ts';
import type { FileProblem } from './problem.ts';
import { startReadingThread } from './reading-thread.ts';
import type { ThreadProgram } from './reading-thread.ts';
import { SearchedWord } from './searched-word.ts';
import { batchesOf, keepBytes, keptBytes, readBatch, shareFiles, takeBatch } from './shared-files.ts';
import type { IsWanted, ReadBatch, SharedFiles } from './shared-files.ts';

/** With fewer files a second thread takes longer to start than it saves. */
const FILES_FOR_A_THREAD = 5000;

/** As a part of what was known: to read as many files again takes no longer than to write down all. */
const WORTH_TELLING = 1 / 50;

interface SourceText {
  /** Absolute path, with `/`. */
  readonly path: string;
  /** A byte order mark included. */
  readonly text: string;
}

export type ReadResult = SourceText | { readonly problem: FileProblem } | Unread;

/** What is looked for while files are read. */
export interface FileSearch {
  readonly isWanted: IsWanted;
  /** Searches for the same: a second thread runs it where that pays. */
  readonly thread?: ThreadProgram;
  /** Told how many files are done, from time to time. */
  readonly onRead?: (done: number) => void;
}

export class TreeFiles {
  /** In the order in which they were given. */
  readonly paths: readonly string[];
  readonly #indices: ReadonlyMap<string, number>;
  readonly #shared: SharedFiles;
  readonly #formerWords: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many files were known before any was read. */
  readonly #knownAtFirst: number;
  readonly #buffer = readingBuffer();
  /** Their digests by number; a batch that a thread has in hand isn't among them. */
  readonly #batches = new Map<number, string>();
  readonly #began = Date.now();
  #isSteady = true;
  readonly #unread = new Map<string, Unread>();
  readonly #results = new Map<string, ReadResult>();
  readonly #holding = new Map<string, ReadonlySet<string>>();

  /**
   * Nothing is read yet: what is asked for is read then.
   * @param known what a former run that wanted the same learned of files, which are spared where they are as they were; null
   * where all are to be read
   */
  constructor(paths: readonly string[], known: KnownFiles | null = null) {
    this.paths = paths;
    this.#indices = new Map(paths.map((path, index) => [path, index]));
    this.#shared = shareFiles(paths, known === null ? null : factsFor(paths, known, this.#began));
    this.#formerWords = known === null ? new Map<string, ReadonlySet<string>>() : pathsByWord(known);
    this.#knownAtFirst = this.#known;
  }

  /** How many files are known. */
  get #known(): number {
    const { facts } = this.#shared;
    return facts === null ? 0 : this.paths.reduce((sum, _, at) => sum + Number(isKnown(facts.states, at)), 0);
  }

  /**
   * Reads all files, once. What is done with those that are wanted goes on while a second thread reads others.
   * @returns the paths of files that are wanted, or that can't be read, as they are found: in no order
   */
  async *search({ isWanted, thread, onRead }: FileSearch): AsyncGenerator<string, void> {
    const files = this.#shared;
    const pays = this.paths.length - this.#knownAtFirst >= FILES_FOR_A_THREAD && availableParallelism() > 1;
    const other = thread === undefined || !pays ? null : startReadingThread(thread, files);
    const take = (results: readonly ReadBatch[]): string[] => {
      const found = results.flatMap((result) => this.#take(result));
      if (results.length > 0)
        onRead?.(Math.round((this.#batches.size / batchesOf(files)) * this.paths.length));
      return found;
    };
    try {
      for (let batch = takeBatch(files); batch !== null; batch = takeBatch(files)) {
        yield* take([readBatch(files, batch, this.#buffer, isWanted)]);
        // What goes on beside gets its turn, the other thread's messages among it.
        await setImmediate();
        yield* take(other?.takeResults() ?? []);
      }
      await other?.ended;
      yield* take(other?.takeResults() ?? []);
      for (let batch = 0; batch < batchesOf(files); batch++)
        if (!this.#batches.has(batch)) yield* take([readBatch(files, batch, this.#buffer, isWanted)]);
    } finally {
      await other?.stop();
    }
  }

  #take({ batch, wanted, unread, digest }: ReadBatch): string[] {
    this.#batches.set(batch, digest);
    const found = wanted.map((index) => this.#pathAt(index));
    for (const [index, why] of unread) {
      const path = this.#pathAt(index);
      this.#unread.set(path, why);
      if ('problem' in why) found.push(path);
    }
    return found;
  }

  #pathAt(index: number): string {
    const path = this.paths[index];
    if (path === undefined) throw new RangeError(`there is no file ${index}`);
    return path;
  }

  /** Whether the search came to the file, and could read it. */
  wasRead(path: string): boolean {
    return this.#indices.has(path) && !this.#unread.has(path);
  }

  /** What the search came to and skipped, since it isn't there or leads elsewhere. In no order, as all of these. */
  get missing(): string[] {
    return this.#unreadWhere((why) => 'skipped' in why);
  }

  /** In whose place the search found a pointer of Git LFS. */
  get pointers(): string[] {
    return this.#unreadWhere((why) => 'pointer' in why);
  }

  /** What the search couldn't read though it is a file of the tree. */
  get unreadable(): string[] {
    return this.#unreadWhere((why) => 'problem' in why && !why.isLink);
  }

  #unreadWhere(isMeant: (why: Unread) => boolean): string[] {
    return [...this.#unread].filter(([, why]) => isMeant(why)).map(([path]) => path);
  }

  /**
   * A hash of all paths with what was read of their files.
   * @returns null where the search isn't over, or a file that was read again may have changed in between
   */
  digest(): string | null {
    if (!this.#isSteady || this.#batches.size < batchesOf(this.#shared)) return null;
    const hash = createHash('sha256');
    for (const [, digest] of [...this.#batches].sort(([a], [b]) => a - b)) hash.update(digest);
    return hash.digest('hex');
  }

  /** What the next run may know; null where that is little more than this one knew, or the search isn't over. */
  learned(): KnownFiles | null {
    const { facts } = this.#shared;
    if (facts === null || this.#batches.size < batchesOf(this.#shared)) return null;
    const learned = facts.spared.reduce(
      (sum, spared, at) => sum + Number(spared === 0 && isKnown(facts.states, at)),
      0,
    );
    const isMore =
      learned > WORTH_TELLING * this.#knownAtFirst ||
      [...this.#holding.keys()].some((word) => !this.#formerWords.has(word));
    return isMore ? knownFiles(this.paths, facts, this.#holding) : null;
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

  /** A file's bytes as Latin-1, of a larger one than is read as text the begin; null where it can't be read. */
  latin1Of(path: string): string | null {
    const bytes = this.#bytesOf(path);
    return Buffer.isBuffer(bytes) ? asLatin1(bytes) : null;
  }

  /** Those of the files that hold one of the words, in their order; words are looked for as UTF-8. */
  holding(words: readonly string[]): string[] {
    this.#lookFor(words);
    const [only, second] = words.map((word) => this.#holding.get(word));
    // Those of one word are in their order already.
    if (second === undefined) return [...(only ?? [])];
    const found = new Set(words.flatMap((word) => [...(this.#holding.get(word) ?? [])]));
    const place = (path: string): number => this.#indices.get(path) ?? 0;
    return [...found].sort((a, b) => place(a) - place(b));
  }

  /** What is asked for of several words at once is read once. */
  #lookFor(words: readonly string[]): void {
    const wanted = words.filter((word) => !this.#holding.has(word)).map((word) => new SearchedWord(word));
    for (const word of wanted) this.#holding.set(word.word, word.holding);
    if (wanted.length === 0) return;
    const isNew = wanted.filter(({ word }) => !this.#formerWords.has(word));
    for (const [index, path] of this.paths.entries()) {
      const isSpared = this.#isSpared(index);
      if (isSpared)
        for (const { word, holding } of wanted) if (this.#formerWords.get(word)?.has(path)) holding.add(path);
      this.#lookIn(path, isSpared ? isNew : wanted);
    }
  }

  #lookIn(path: string, words: readonly SearchedWord[]): void {
    const bytes = words.length === 0 ? null : this.#bytesOf(path);
    if (!Buffer.isBuffer(bytes)) return;
    // What is too large isn't read as text, but it may hold the word.
    const all = bytes.length > MAX_BYTES ? this.#wholeFile(path) : bytes;
    for (const word of words) if (all === null || word.isIn(all)) word.holding.add(path);
  }

  #isSpared(index: number): boolean {
    return this.#shared.facts?.spared[index] === 1;
  }

  #bytesOf(path: string): Buffer | Unread {
    const unread = this.#unread.get(path);
    if (unread !== undefined) return unread;
    const index = this.#indices.get(path);
    const kept = index === undefined ? null : keptBytes(this.#shared, index);
    if (kept !== null) return kept;
    this.#isSteady &&= !mayHaveChangedSince(path, this.#began);
    const bytes = readInto(this.#buffer, path);
    // Who asks once may ask again, for another word.
    if (index !== undefined && this.#isSpared(index) && Buffer.isBuffer(bytes) && bytes.length <= MAX_BYTES)
      keepBytes(this.#shared, index, bytes);
    return bytes;
  }

  /** Null where what it holds can't be told: nobody relies on what it doesn't. */
  #wholeFile(path: string): Buffer | null {
    try {
      const bytes = readFileSync(systemPath(path));
      return isWide(bytes) ? null : bytes;
    } catch {
      return null;
    }
  }
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
  const bytes = statSync(systemPath(path), { throwIfNoEntry: false })?.size ?? MAX_BYTES;
  return `${(Math.max(bytes, MAX_BYTES) / 1024 / 1024).toFixed(1)} MiB`;
}
