/** Tells which files hold what isn't committed. */
import { withoutFilters } from './filters.ts';
import { git } from './git.ts';
import { relativePath } from './paths.ts';

/**
 * Those of the files that have changes that aren't committed; files that git doesn't know are such.
 * @returns null where git doesn't tell
 */
export async function uncommittedFiles(workTree: string, files: readonly string[]): Promise<string[] | null> {
  const variables = await withoutFilters(workTree);
  const dirty: string[] = [];
  // A command line takes only so many names.
  for (let at = 0; at < files.length; at += 200) {
    const names = files.slice(at, at + 200).map((file) => relativePath(workTree, file));
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
        ...names,
      ],
      '',
      variables,
    );
    if (listed === null) return null;
    const entries = listed.split('\0').filter((entry) => entry !== '');
    dirty.push(...entries.map((entry) => `${workTree}/${entry.slice(3)}`));
  }
  return dirty;
}
