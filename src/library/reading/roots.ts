/** Finds the folders that hold a step library each, where a tree has several: they stay apart. */
import { memoize } from '../../memoize/memoize.ts';
import { isTestFile } from '../conventions/conventions.ts';
import { DEFAULT_NAMES } from '../conventions/names.ts';
import type { LibraryNames } from '../conventions/names.ts';
import { foldersBelow, isAsideFolder } from '../conventions/set-aside.ts';
import type { Contract, Registry, Spec } from '../model/model.ts';
import { copiedAs, foldersAbove } from '../questions/copies.ts';

/** What a library is told by. */
export interface Declared {
  readonly specs: readonly Spec[];
  readonly contracts: readonly Contract[];
  readonly registries: readonly Registry[];
}

/** A folder with one of these is a project of its own. */
const PROJECT_FILE =
  /\/(?:pyproject\.toml|setup\.(?:py|cfg)|package\.json|stepalign\.config\.(?:json|ya?ml))$/;

/** The folders among these files that are projects. */
export const projectFoldersIn = memoize((paths: readonly string[]): readonly string[] =>
  paths.filter((path) => PROJECT_FILE.test(path)).map((path) => path.slice(0, path.lastIndexOf('/'))),
);

/** How many files stand in or below each folder. */
type Counts = ReadonlyMap<string, number>;

/**
 * The roots of libraries, in no order; none where the tree is one library. What stands below no root is a library of
 * its own where it holds specs, and else belongs to all.
 *
 * A root is a project that holds specs and contracts, the nearest folder around a registry that does, and a folder whose
 * steps are copies of those in another one.
 */
export function rootsOf(
  declared: Declared,
  projects: readonly string[],
  { registryFile }: LibraryNames = DEFAULT_NAMES,
): ReadonlySet<string> {
  const { registries } = declared;
  const specs = declared.specs.filter(({ module }) => !isTestFile(module));
  const counts = countsBelow(specs.map(({ module }) => module.path));
  const contracts = countsBelow(declared.contracts.map(({ module }) => module.path));
  const isLibrary = (folder: string): boolean => counts.has(folder) && contracts.has(folder);
  const pairs = copiedFolders(specs, counts);
  const roots = new Set([...projects, ...pairs.flat()].filter(isLibrary));
  for (const { module } of registries) {
    if (isTestFile(module) || (module.document !== null && !registryFile.test(module.path))) continue;
    for (const folder of foldersAbove(module.path))
      if (isLibrary(folder)) {
        roots.add(folder);
        break;
      }
  }
  withoutEmpty(roots, specs);
  const isOutside = specs.some(({ module }) => rootOf(module.path, roots) === null);
  // The original of a copy that has no root stands outside.
  const copies = new Set(pairs.flatMap((pair) => (pair.every(isLibrary) ? [] : pair)));
  const own = [...roots].filter((root) => !isAside(root, roots) && !copies.has(root));
  const [only, second] = own;
  // What stands around the only library that is no copy is a part of it.
  if (isOutside && only !== undefined && second === undefined) roots.delete(only);
  return roots.size === 1 && !isOutside ? new Set() : roots;
}

/** The nearest root above a file; null where there is none. */
export function rootOf(path: string, roots: ReadonlySet<string>): string | null {
  for (const folder of foldersAbove(path)) if (roots.has(folder)) return folder;
  return null;
}

/** Whether a root has the name of a backup, or of other people's code, within what holds it. */
export function isAside(root: string, roots: ReadonlySet<string>): boolean {
  const parent = rootOf(root, roots) ?? '';
  return foldersBelow(`${root}/`, commonWith(root, roots, parent)).some(isAsideFolder);
}

/** Names above all roots say nothing: they are those of the machine. */
function commonWith(root: string, roots: ReadonlySet<string>, parent: string): string {
  let folder = parent;
  if (folder !== '') return folder;
  folder = root;
  for (const other of roots)
    while (folder !== '' && other !== folder && !other.startsWith(`${folder}/`))
      folder = folder.slice(0, folder.lastIndexOf('/'));
  return folder === root ? root.slice(0, root.lastIndexOf('/')) : folder;
}

/** A root whose specs all stand below others is none. */
function withoutEmpty(roots: Set<string>, specs: readonly Spec[]): void {
  const held = new Set(specs.map(({ module }) => rootOf(module.path, roots)));
  for (const root of roots) if (!held.has(root)) roots.delete(root);
}

function countsBelow(paths: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const path of new Set(paths))
    for (const folder of foldersAbove(path)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  return counts;
}

/** Folders side by side of which one has half of the other's steps, or more. */
function copiedFolders(specs: readonly Spec[], counts: Counts): (readonly [string, string])[] {
  const last = new Map<string, string>();
  const shared = new Map<string, { readonly folders: readonly [string, string]; count: number }>();
  for (const spec of specs) {
    const key = copiedAs(spec);
    const before = last.get(key);
    last.set(key, spec.module.path);
    const folders = before === undefined ? null : partedAt(before, spec.module.path);
    if (folders === null) continue;
    const pair = folders.join('\n');
    const known = shared.get(pair);
    if (known === undefined) shared.set(pair, { folders, count: 1 });
    else known.count += 1;
  }
  return [...shared.values()].flatMap(({ folders: [some, other], count }) =>
    count * 2 >= Math.min(counts.get(some) ?? 0, counts.get(other) ?? 0) ? [[some, other] as const] : [],
  );
}

/** The folders in which the ways to two files part; null where they stand in one folder. */
function partedAt(some: string, other: string): readonly [string, string] | null {
  let at = 0;
  let slash = 0;
  while (at < some.length && some[at] === other[at]) {
    if (some[at] === '/') slash = at;
    at += 1;
  }
  const [first, second] = [some.indexOf('/', slash + 1), other.indexOf('/', slash + 1)];
  if (first < 0 && second < 0) return null;
  return [
    first < 0 ? some.slice(0, slash) : some.slice(0, first),
    second < 0 ? other.slice(0, slash) : other.slice(0, second),
  ];
}
