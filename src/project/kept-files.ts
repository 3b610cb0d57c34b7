/** Keeps what was learned of a tree's files: a run after few changes reads few files. */
import { deserialize, serialize } from 'node:v8';
import type { LibraryNames } from '../library/conventions/names.ts';
import { CacheEntry } from '../workspace/cache.ts';
import { NO_KNOWN_FILES } from '../workspace/known-files.ts';
import type { KnownFiles } from '../workspace/known-files.ts';
import type { TreeFiles } from '../workspace/tree-files.ts';
import { readingKey } from './reading-key.ts';

export class KeptFiles {
  readonly #entry: CacheEntry;
  readonly #key: string;
  /** What a former run of this very program learned. */
  readonly known: KnownFiles;

  private constructor(entry: CacheEntry, key: string, known: KnownFiles) {
    this.#entry = entry;
    this.#key = key;
    this.known = known;
  }

  /**
   * @param root of the project, absolute
   * @param names by which sources are searched
   * @returns null where it can't be told that it is this program that runs
   */
  static async open(root: string, names: LibraryNames): Promise<KeptFiles | null> {
    const key = readingKey(names);
    if (key === null) return null;
    const entry = new CacheEntry('files', root);
    const kept = await entry.read();
    // An entry is what was written, and its key says that this very program wrote it: its shape needs no check.
    return new KeptFiles(
      entry,
      key,
      kept?.key === key ? (deserialize(kept.bytes) as KnownFiles) : NO_KNOWN_FILES,
    );
  }

  /** Keeps what this run has learned, where that is more than was known. Does nothing where it can't be written. */
  async keep(files: TreeFiles): Promise<void> {
    const learned = files.learned();
    if (learned !== null) await this.#entry.write(this.#key, [serialize(learned)]);
  }
}
