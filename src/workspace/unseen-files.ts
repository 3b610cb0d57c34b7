/** Finds what belongs to a library and can't be looked into here: it may hold anything. */
import { readdirSync } from 'node:fs';
import type { UnseenFile } from '../library/model/model.ts';
import { decodePaths, systemPath } from './byte-paths.ts';
import { gitBytes } from './git.ts';
import { flaggedPaths } from './index-entries.ts';
import { isWithin, relativePath } from './paths.ts';
import { stands } from './plain-file.ts';
import { fileProblem } from './problem.ts';
import type { FileProblem } from './problem.ts';
import type { Scope } from './scope.ts';
import type { TreeFiles } from './tree-files.ts';

export interface UnseenFiles {
  /** Sorted by path. */
  readonly files: readonly UnseenFile[];
  /** What is said of those that git would bring; those that can't be read are problems of their own. */
  readonly notices: readonly FileProblem[];
}

/** How git writes the mode of a submodule. */
const SUBMODULE = '160000 ';

/** Files of which it isn't known what they hold, and what is to be said of them. */
interface Group {
  readonly paths: readonly string[];
  readonly why: string;
  /** What the first of them is, completing "…: "; null where nothing is to be said. @param more ` and 2 others` */
  readonly notice: ((more: string) => string) | null;
}

/**
 * Where git doesn't tell, there are no such files for all that is known.
 * @param closed folders that can't be looked into
 * @param files all of which have been read
 */
export async function findUnseenFiles(
  scope: Scope,
  closed: readonly string[],
  files: TreeFiles,
): Promise<UnseenFiles> {
  const [leftOut, submodules] = await Promise.all([leftOutOf(scope, files), submodulesIn(scope)]);
  const groups: Group[] = [
    {
      paths: leftOut,
      why: 'is not checked out',
      notice: (more) =>
        `git has this file${more} of the library, not checked out: \`git sparse-checkout disable\` checks out all`,
    },
    {
      paths: files.pointers,
      why: 'only points to what Git LFS keeps',
      notice: (more) => `only a pointer of Git LFS stands here${more}: \`git lfs pull\` gets the files`,
    },
    {
      paths: submodules.filter(isEmpty),
      why: 'is a submodule that is not checked out',
      notice: (more) =>
        `this submodule${more} is not checked out: \`git submodule update --init\` checks out all`,
    },
    // Said only where something depends on it: nothing is amiss with them.
    { paths: submodules.filter((path) => !isEmpty(path)), why: 'is a submodule, and not read', notice: null },
    {
      paths: closed,
      why: "can't be looked into",
      notice: (more) => `this folder${more} can't be looked into: check its permissions`,
    },
    { paths: files.unreadable, why: "can't be read", notice: null },
  ];
  return {
    files: groups
      .flatMap(({ paths, why }) => paths.map((path) => ({ path, why })))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    notices: groups.flatMap(noticeOf),
  };
}

function noticeOf({ paths, notice }: Group): FileProblem[] {
  const [first, ...others] = [...paths].sort();
  if (first === undefined || notice === null) return [];
  const more = others.length === 0 ? '' : ` and ${others.length} other${others.length === 1 ? '' : 's'}`;
  return [
    fileProblem(
      first,
      `${notice(more)}; until then it isn't known what ${others.length === 0 ? 'it consumes' : 'they consume'}, and internal outputs are dropped only with your review`,
    ),
  ];
}

/** What isn't there, and git was told not to look for: a sparse checkout leaves it out. What was deleted isn't such. */
async function leftOutOf({ workTree }: Scope, files: TreeFiles): Promise<string[]> {
  const { missing } = files;
  if (workTree === null || missing.length === 0) return [];
  const flagged = await flaggedPaths(
    workTree,
    missing.map((path) => relativePath(workTree, path)),
  );
  const paths = new Set([...(flagged?.skipped ?? []), ...(flagged?.assumed ?? [])]);
  return [...paths].map((path) => `${workTree}/${path}`).filter((path) => !stands(path));
}

/** The folders of submodules below the root. Those that `.gitmodules` doesn't have can't be checked out. */
async function submodulesIn({ root, workTree }: Scope): Promise<string[]> {
  if (workTree === null || !stands(`${workTree}/.gitmodules`)) return [];
  const listed = await gitBytes(workTree, ['ls-files', '--stage', '-z']);
  const entries = listed === null ? [] : decodePaths(listed);
  const paths = entries
    .filter((entry) => entry.startsWith(SUBMODULE))
    .map((entry) => `${workTree}/${entry.slice(entry.indexOf('\t') + 1)}`);
  return [...new Set(paths)].filter((path) => isWithin(root, path));
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(systemPath(folder)).length === 0;
  } catch {
    return true;
  }
}
