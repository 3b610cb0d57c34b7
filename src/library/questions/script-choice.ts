/** Which file is a contract's script, where there are copies of it, and others of its name. */
import { memoize } from '../../memoize/memoize.ts';
import type { Module } from '../../source/syntax.ts';
import { isTestFile } from '../conventions/conventions.ts';
import { foldersBelow, isAsideFolder, isBackupName } from '../conventions/set-aside.ts';
import type { Contract } from '../model/model.ts';
import type { Modules } from '../sources/modules.ts';
import { foldersAbove } from './copies.ts';

/** The files of one name, by what they are called in contracts: `/train.py`, `/scripts/train.py`. */
interface Namesakes {
  readonly all: readonly string[];
  /** Those below each folder that holds any. */
  readonly below: ReadonlyMap<string, readonly string[]>;
  /** Of those below a folder the one that is meant there; several where it can't be told. */
  readonly meantBelow: (folder: string) => readonly string[];
}

export class ScriptChoice {
  readonly #modules: Modules;
  readonly #endings: ReadonlyMap<string, number>;
  readonly #namesakes = memoize((ending: string) => this.#find(ending));
  /** How many entry points of the library each folder holds. */
  readonly #held = memoize((): ReadonlyMap<string, number> => {
    const held = new Map<string, number>();
    for (const [ending, count] of this.#endings)
      for (const path of this.#namesakes(ending).all) {
        const folder = folderOf(path, ending);
        held.set(folder, (held.get(folder) ?? 0) + count);
      }
    return held;
  });

  /** @param contracts all of the library */
  constructor(modules: Modules, contracts: Iterable<Contract>) {
    this.#modules = modules;
    const endings = new Map<string, number>();
    for (const ending of [...contracts].flatMap((contract) => endingOf(contract) ?? []))
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    this.#endings = endings;
  }

  /**
   * The script of a contract: of all files that are called as its entry point is the one in the nearest folder, where
   * identical ones are one. Tests are none, nor are backups of a folder that the contract isn't in.
   * @returns one; several where they differ and nothing tells which of them is meant; none where there is no such file
   */
  of(contract: Contract): readonly Module[] {
    const ending = endingOf(contract);
    if (ending === null) return [];
    const { path: own } = contract.module;
    const { below, meantBelow } = this.#namesakes(ending);
    for (const folder of foldersAbove(own)) {
      const meant = below.has(folder) ? meantBelow(folder).filter((path) => path !== own) : [];
      if (meant.length > 0) return this.#read(meant);
    }
    return [];
  }

  /** All files that are called as the entry point of one of the contracts is; tests are none. In order of their paths. */
  namesakes(): string[] {
    return [...new Set([...this.#endings.keys()].flatMap((ending) => this.#namesakes(ending).all))].sort();
  }

  /** Where one of several can't be read as a source, the others aren't meant any more than it is. */
  #read(paths: readonly string[]): readonly Module[] {
    const modules = paths.flatMap((path) => this.#modules.get(path) ?? []);
    return modules.length < paths.length ? [] : modules;
  }

  #find(ending: string): Namesakes {
    const all = this.#modules.pathsCalled(ending).filter((path) => !isTestFile({ path }));
    const below = new Map<string, string[]>();
    for (const path of all)
      for (const folder of foldersAbove(path)) {
        const known = below.get(folder);
        if (known === undefined) below.set(folder, [path]);
        else known.push(path);
      }
    return {
      all,
      below,
      meantBelow: memoize((folder: string) => this.#choose(below.get(folder) ?? [], folder, ending)),
    };
  }

  #choose(paths: readonly string[], folder: string, ending: string): readonly string[] {
    const kept = paths.filter((path) => !foldersBelow(path, folder).some(isBackupName));
    const own = kept.filter((path) => !foldersBelow(path, folder).some(isAsideFolder));
    const candidates = own.length > 0 ? own : kept;
    const [first, ...others] = candidates;
    if (first === undefined || others.length === 0) return candidates;
    const text = this.#modules.textOf(first);
    if (text !== null && others.every((path) => this.#modules.textOf(path) === text)) return [first];
    const counts = candidates.map((path) => this.#held().get(folderOf(path, ending)) ?? 0);
    const most = Math.max(...counts);
    const fullest = candidates.filter((_, index) => counts[index] === most);
    return fullest.length === 1 ? fullest : candidates;
  }
}

/** What the path of a script ends with; null where the contract has none. */
function endingOf({ entryPoint }: Contract): string | null {
  return entryPoint === null || entryPoint === '' ? null : `/${entryPoint.replace(/^\.?\/+/, '')}`;
}

function folderOf(path: string, ending: string): string {
  return path.slice(0, -ending.length);
}
