/** Tells which files hold what isn't committed. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { withoutFilters } from './filters.ts';
import { git } from './git.ts';
import { flaggedPaths } from './index-entries.ts';
import { relativePath } from './paths.ts';

type Variables = Readonly<Record<string, string>>;

/**
 * Those of the files that have changes that aren't committed; files that git doesn't know are such, and so are those
 * whose changes git was told not to look for.
 * @returns null where git doesn't tell
 */
export async function uncommittedFiles(workTree: string, files: readonly string[]): Promise<string[] | null> {
  const variables = await withoutFilters(workTree);
  const paths = files.map((file) => relativePath(workTree, file));
  const flagged = await flaggedPaths(workTree, paths);
  if (flagged === null) return null;
  const hidden = [...flagged.assumed, ...flagged.skipped];
  const dirty =
    hidden.length === 0
      ? await changedPaths(workTree, paths, variables)
      : await withLookedFor(workTree, hidden, (index) =>
          changedPaths(workTree, paths, { ...variables, GIT_INDEX_FILE: index }),
        );
  return dirty?.map((path) => `${workTree}/${path}`) ?? null;
}

async function changedPaths(
  workTree: string,
  paths: readonly string[],
  variables: Variables,
): Promise<string[] | null> {
  const changed: string[] = [];
  // A command line takes only so many names.
  for (let at = 0; at < paths.length; at += 200) {
    const listed = await git(
      workTree,
      [
        '--literal-pathspecs',
        'status',
        '--porcelain=v1',
        '-z',
        '--no-renames',
        '--untracked-files=all',
        '--ignore-submodules=all',
        '--',
        ...paths.slice(at, at + 200),
      ],
      '',
      variables,
    );
    if (listed === null) return null;
    const entries = listed.split('\0').filter((entry) => entry !== '');
    changed.push(...entries.map((entry) => entry.slice(3)));
  }
  return changed;
}

/** Does something with a copy of the index in which git looks for changes of these files. */
async function withLookedFor<T>(
  workTree: string,
  paths: readonly string[],
  act: (index: string) => Promise<T | null>,
): Promise<T | null> {
  const told = await git(workTree, ['rev-parse', '--git-path', 'index']);
  if (told === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'stepalign-'));
  const index = join(folder, 'index');
  try {
    await copyFile(resolve(workTree, told.replace(/\r?\n$/, '')), index);
    for (const flag of ['--no-assume-unchanged', '--no-skip-worktree']) {
      // A split index would put a part of the copy into the git directory.
      const args = ['-c', 'core.splitIndex=false', 'update-index', flag, '-z', '--stdin'];
      if ((await git(workTree, args, paths.join('\0'), { GIT_INDEX_FILE: index })) === null) return null;
    }
    return await act(index);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
