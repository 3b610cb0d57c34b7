/** The revision that a work tree is compared with, and the files as it has them. */
import { decodeText } from './decode.ts';
import { withoutFilters } from './filters.ts';
import { git, gitBytes } from './git.ts';

export interface BaseRevision {
  readonly commit: string;
  /** What a person calls it: the revision as given, or the branch. */
  readonly name: string;
}

/**
 * The merge base of HEAD and the default branch; on the default branch itself, HEAD.
 * @returns null where there is no commit
 */
export async function defaultBase(workTree: string): Promise<BaseRevision | null> {
  const head = await revision(workTree, 'HEAD');
  if (head === null) return null;
  const remote = await line(workTree, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']);
  for (const branch of [...(remote === null ? [] : [remote]), 'main', 'master']) {
    if ((await revision(workTree, branch)) === null) continue;
    const commit = await line(workTree, ['merge-base', 'HEAD', branch]);
    if (commit !== null) return { commit, name: commit === head ? 'HEAD' : `the merge base with ${branch}` };
  }
  return { commit: head, name: 'HEAD' };
}

/** A revision by any name that git knows for it; null where it knows none. */
export async function namedBase(workTree: string, name: string): Promise<BaseRevision | null> {
  const commit = await revision(workTree, name);
  return commit === null ? null : { commit, name };
}

/** A revision's name may look like an option: git is told that it is none. */
function revision(workTree: string, name: string): Promise<string | null> {
  return line(workTree, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
}

async function line(workTree: string, args: readonly string[]): Promise<string | null> {
  const output = await git(workTree, args);
  return output === null || output.trim() === '' ? null : output.trim();
}

/**
 * The texts that a revision has for the files which are different now, by absolute path; null for those that it
 * doesn't have, be they tracked by now or not.
 * @param folder only what is below it
 */
export async function textsAt(
  workTree: string,
  commit: string,
  folder: string,
): Promise<Map<string, string | null>> {
  const variables = await withoutFilters(workTree);
  const list = async (args: readonly string[]): Promise<string[]> =>
    ((await git(workTree, [...args, '-z', '--', folder], '', variables)) ?? '')
      .split('\0')
      .filter((path) => path !== '');
  const paths = await list([
    'diff',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    // A submodule is a repository of its own, and would be asked with its own configuration.
    '--ignore-submodules=all',
    commit,
  ]);
  const untracked = await list(['ls-files', '--others', '--exclude-standard', '--full-name']);
  const texts = new Map<string, string | null>(
    [...paths, ...untracked].map((path) => [`${workTree}/${path}`, null]),
  );
  // A line is a request; git can't be asked for a path that holds one's end.
  const asked = paths.filter((path) => !path.includes('\n'));
  const answer = await gitBytes(
    workTree,
    ['cat-file', '--batch'],
    asked.map((path) => `${commit}:${path}\n`).join(''),
  );
  if (answer === null) return texts;
  let at = 0;
  for (const path of asked) {
    const end = answer.indexOf('\n', at);
    const [, type, size] = answer.subarray(at, end).toString('utf8').split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    const bytes = answer.subarray(at, at + Number(size));
    at += Number(size) + 1;
    texts.set(`${workTree}/${path}`, decodeText(bytes));
  }
  return texts;
}
