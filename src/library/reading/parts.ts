/** Parts the libraries of a tree that stand side by side, and leaves their backups aside. */
import { isRefusal } from '../../source/refusal.ts';
import type { Module } from '../../source/syntax.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Builder, Contract, Registry, Spec } from '../model/model.ts';
import type { Documents } from '../sources/documents.ts';
import type { Modules } from '../sources/modules.ts';
import { isAside, projectFoldersIn, rootOf, rootsOf } from './roots.ts';

/** What a library is made of. */
export interface Parts {
  readonly contracts: readonly Contract[];
  readonly specs: readonly Spec[];
  readonly registries: readonly Registry[];
  readonly builders: readonly Builder[];
}

/** One of the libraries of a tree. */
export interface Part extends Parts {
  /** The folders that it stands in; none where it is what stands outside of those of others. */
  readonly roots: readonly string[];
  readonly isOwn: (path: string) => boolean;
}

/** Of the only library of a tree. */
export const isEverywhere = (): boolean => true;

/** The libraries of a tree; one where they don't stand apart. */
export function partsOf(all: Parts, modules: Modules, documents: Documents): Part[] {
  const projects = [...projectFoldersIn(modules.paths), ...projectFoldersIn(documents.paths)];
  const roots = rootsOf(all, projects, modules.names);
  if (roots.size === 0) return [{ ...all, roots: [], isOwn: isEverywhere }];
  const homeOf = homesOf(all, roots);
  const homes = new Set(all.specs.map(({ module }) => homeOf(module.path)));
  // What a backup uses of its original is told of there.
  const isBackup = (home: string | null): number => Number(home !== null && isAside(home, roots));
  return [...homes]
    .sort((a, b) => isBackup(a) - isBackup(b))
    .map((home) => {
      const isHere = ({ module }: { readonly module: Module }): boolean => homeOf(module.path) === home;
      // What stands outside of all libraries, and holds none, is there for each of them.
      const isShared = ({ module }: { readonly module: Module }): boolean =>
        homeOf(module.path) === null && !homes.has(null);
      const specs = all.specs.filter(isHere);
      const used = new Set(
        specs.flatMap(({ contract }) => (contract === null || isRefusal(contract) ? [] : contract)),
      );
      return {
        roots: [...roots].filter((root) => homeOf(`${root}/`) === home).sort(),
        isOwn: (path: string) => homeOf(path) === home || homeOf(path) === null,
        specs,
        contracts: all.contracts.filter((contract) => isHere(contract) || used.has(contract)),
        registries: all.registries.filter((each) => isHere(each) || isShared(each)),
        builders: all.builders.filter((each) => isHere(each) || isShared(each)),
      };
    });
}

/**
 * The library that a file belongs to, by one of its roots; null outside of all. Two of which one uses the contracts or
 * the specs of the other are one, unless that is a backup: it refers to what it is a copy of.
 */
function homesOf({ specs, builders }: Parts, roots: ReadonlySet<string>): (path: string) => string | null {
  const joined = new Map<string, string>();
  const headOf = (root: string): string => {
    const next = joined.get(root);
    return next === undefined ? root : headOf(next);
  };
  const aside = new Set([...roots].filter((root) => isAside(root, roots)));
  const join = (some: string, other: string): void => {
    const [a, b] = [rootOf(some, roots), rootOf(other, roots)];
    if (a === null || b === null || aside.has(a) || aside.has(b) || headOf(a) === headOf(b)) return;
    joined.set(headOf(b), headOf(a));
  };
  for (const { module, contract } of specs)
    if (contract !== null && !isRefusal(contract)) join(module.path, contract.module.path);
  for (const builder of builders)
    for (const spec of builder.specs) join(builder.module.path, spec.module.path);
  const homeOfFolder = memoize((folder: string) => {
    const root = rootOf(`${folder}/`, roots);
    return root === null ? null : headOf(root);
  });
  return (path) => homeOfFolder(path.slice(0, path.lastIndexOf('/')));
}

/** The documents among these that belong to a library. */
export function documentsWithin(documents: Documents, isOwn: (path: string) => boolean): Documents {
  return {
    paths: documents.paths,
    get: (path) => documents.get(path),
    mentioning: (words) => documents.mentioning(words).filter(({ path }) => isOwn(path)),
    unread: (words) => documents.unread(words).filter(isOwn),
  };
}
