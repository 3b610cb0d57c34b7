/** Keeps what was parsed, by content: a run after few changes parses few files. */
import { readAgain, writeDown } from '../languages/kept-module.ts';
import type { Language, Source } from '../languages/language.ts';
import type { LibraryNames } from '../library/conventions/names.ts';
import type { Module } from '../source/syntax.ts';
import { CacheEntry } from '../workspace/cache.ts';
import { pack, sizeOf, unpack } from './module-pack.ts';
import type { WrittenModules } from './module-pack.ts';
import { digest, readingKey } from './reading-key.ts';

/** A module that this run has read. */
interface Used {
  readonly module: Module;
  /** What is kept of it; null where that is nothing, or less than what is known. */
  readonly bytes: () => Uint8Array | null;
}

/**
 * Additions are written by themselves up to this part of all that is kept: all of it is many megabytes, and each run after
 * a change adds what was read of few files.
 */
const MOST_ADDED = 1 / 8;

/** One entry of the cache. */
interface Part {
  readonly entry: CacheEntry;
  readonly modules: WrittenModules;
}

export class KeptModules {
  readonly #key: string;
  readonly #whole: Part;
  /** What was read since the whole was written; there may be more known of a module than there. */
  readonly #added: Part;
  readonly #used = new Map<string, Used>();

  private constructor(key: string, whole: Part, added: Part) {
    this.#key = key;
    this.#whole = whole;
    this.#added = added;
  }

  /**
   * @param root of the project, absolute
   * @param names by which sources are searched
   * @returns what former runs of this very program kept; null where it can't be told that it is this one
   */
  static async open(root: string, names: LibraryNames): Promise<KeptModules | null> {
    const key = readingKey(names);
    if (key === null) return null;
    const part = (name: string): Promise<Part> => readPart(new CacheEntry('modules', name), key);
    return new KeptModules(key, ...(await Promise.all([part(root), part(`added to ${root}`)])));
  }

  /**
   * The same as the language reads.
   * @param parse has the language read it, where nothing is kept of it
   */
  read(source: Source, language: Language, parse: () => Module): Module {
    const name = digest(language.name, endingsOf(source.path), source.text);
    const bytes = this.#added.modules.get(name) ?? this.#whole.modules.get(name);
    const used = (bytes === undefined ? null : readKept(bytes, source, language)) ?? {
      module: parse(),
      bytes: () => null,
    };
    this.#used.set(name, used);
    return used.module;
  }

  /**
   * Keeps what this run has read for the next one, and of what only former ones read as much again. Does nothing where that
   * is kept already, or can't be written. Of two runs that write at once one loses what it adds, which is read anew then.
   */
  async keep(): Promise<void> {
    const fresh = this.#fresh();
    if (fresh.size === 0) return;
    const added = new Map([...this.#added.modules, ...fresh]);
    if (sizeOf(added) <= MOST_ADDED * sizeOf(this.#whole.modules)) {
      await this.#added.entry.write(this.#key, pack(added));
      return;
    }
    await this.#whole.entry.write(this.#key, pack(this.#all(fresh)));
    if (this.#added.modules.size > 0) await this.#added.entry.write(this.#key, pack(new Map()));
  }

  /** What isn't kept of the modules that this run has read. */
  #fresh(): WrittenModules {
    const fresh = new Map<string, Uint8Array>();
    for (const [name, { module, bytes }] of this.#used) {
      const written = bytes() === null ? writeDown(module) : null;
      if (written !== null) fresh.set(name, written);
    }
    return fresh;
  }

  /** What this run has read, and of what only former ones have as much again. */
  #all(fresh: WrittenModules): WrittenModules {
    const all = new Map(fresh);
    for (const [name, { bytes }] of this.#used) {
      const known = bytes();
      if (known !== null) all.set(name, known);
    }
    let size = sizeOf(all);
    const most = 2 * size;
    for (const [name, bytes] of [...this.#added.modules, ...this.#whole.modules]) {
      if (all.has(name) || size + bytes.length > most) continue;
      all.set(name, bytes);
      size += bytes.length;
    }
    return all;
  }
}

async function readPart(entry: CacheEntry, key: string): Promise<Part> {
  const known = await entry.read();
  return { entry, modules: known?.key === key ? unpack(known.bytes) : new Map<string, Uint8Array>() };
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
