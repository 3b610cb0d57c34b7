/** Keeps what was parsed, by content: a run after few changes parses few files. */
import { createHash } from 'node:crypto';
import { readAgain, writeDown } from '../languages/kept-module.ts';
import type { Language, Source } from '../languages/language.ts';
import type { LibraryNames } from '../library/conventions/names.ts';
import type { Module } from '../source/syntax.ts';
import { CacheEntry } from '../workspace/cache.ts';
import { programIdentity } from '../workspace/program-identity.ts';

/** A module that this run has read. */
interface Used {
  readonly module: Module;
  /** What is kept of it; null where that is nothing, or less than what is known. */
  readonly bytes: () => Uint8Array | null;
}

export class KeptModules {
  readonly #entry: CacheEntry;
  readonly #key: string;
  readonly #kept: Map<string, Uint8Array>;
  readonly #used = new Map<string, Used>();

  private constructor(entry: CacheEntry, key: string, kept: Map<string, Uint8Array>) {
    this.#entry = entry;
    this.#key = key;
    this.#kept = kept;
  }

  /**
   * @param root of the project, absolute
   * @param names by which sources are searched
   * @returns what former runs of this very program kept; null where it can't be told that it is this one
   */
  static async open(root: string, names: LibraryNames): Promise<KeptModules | null> {
    const identity = programIdentity();
    if (identity === null) return null;
    const entry = new CacheEntry('modules', root);
    const key = digest(identity, JSON.stringify(names.given));
    const known = await entry.read();
    return new KeptModules(
      entry,
      key,
      known?.key === key ? unpack(known.bytes) : new Map<string, Uint8Array>(),
    );
  }

  /**
   * The same as the language reads.
   * @param parse has the language read it, where nothing is kept of it
   */
  read(source: Source, language: Language, parse: () => Module): Module {
    const name = digest(language.name, endingsOf(source.path), source.text);
    const bytes = this.#kept.get(name);
    const used = (bytes === undefined ? null : readKept(bytes, source, language)) ?? {
      module: parse(),
      bytes: () => null,
    };
    this.#used.set(name, used);
    return used.module;
  }

  /**
   * Keeps what this run has read for the next one, and of what only former ones read as much again. Does nothing where that
   * is kept already, or can't be written.
   */
  async keep(): Promise<void> {
    const used = [...this.#used].map(([name, { module, bytes }]) => ({ name, module, bytes: bytes() }));
    if (used.every(({ bytes }) => bytes !== null)) return;
    const kept = new Map<string, Uint8Array>();
    let size = 0;
    const take = (name: string, bytes: Uint8Array | null): void => {
      if (bytes === null) return;
      kept.set(name, bytes);
      size += bytes.length;
    };
    for (const { name, module, bytes } of used) take(name, bytes ?? writeDown(module));
    const most = 2 * size;
    for (const [name, bytes] of this.#kept) {
      if (!kept.has(name) && size + bytes.length <= most) take(name, bytes);
    }
    await this.#entry.write(this.#key, pack(kept));
  }
}

function readKept(bytes: Uint8Array, source: Source, language: Language): Used | null {
  try {
    const { module, hasLearned } = readAgain(bytes, source, language);
    return { module, bytes: () => (hasLearned() ? null : bytes) };
  } catch {
    // It is damaged in a way that its sum doesn't show, or this run has less room on the stack.
    return null;
  }
}

/** All that a path tells of how its text is read. */
function endingsOf(path: string): string {
  return /(?:\.[^./]*)*$/.exec(path)?.[0].toLowerCase() ?? '';
}

function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest('base64url');
}

/** A line of JSON that has the name and the length of each, and then all of them. */
function pack(kept: ReadonlyMap<string, Uint8Array>): Uint8Array[] {
  const index = [...kept].map(([name, bytes]) => [name, bytes.length]);
  return [Buffer.from(`${JSON.stringify(index)}\n`), ...kept.values()];
}

/** @param bytes to the byte what `pack` gave */
function unpack(bytes: Buffer): Map<string, Uint8Array> {
  const end = bytes.indexOf('\n');
  const index = JSON.parse(bytes.toString('utf8', 0, end)) as [string, number][];
  let at = end + 1;
  return new Map(index.map(([name, length]) => [name, bytes.subarray(at, (at += length))]));
}
