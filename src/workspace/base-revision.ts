/** The revision that a work tree is compared with, and the files as it has them. */
import { decodePaths, isBytePath } from './byte-paths.ts';
import { decodeText } from './decode.ts';
import { withoutFilters } from './filters.ts';
import { git, gitBytes } from './git.ts';

export interface BaseRevision {
  readonly commit: string;
  /** What a person calls it: the revision as given, or the branch. */
  readonly name: string;
}

const REMOTE_HEAD = 'refs/remotes/origin/HEAD';

/**
 * The merge base of HEAD and the default branch; on the default branch itself, HEAD.
 * @returns null where there is no commit
 */
export async function defaultBase(workTree: string): Promise<BaseRevision | null> {
  const names = ['HEAD', REMOTE_HEAD, 'main', 'master'];
  const commits = await commitsOf(workTree, names);
  const [head = null] = commits;
  if (head === null) return null;
  for (const [at, branch] of names.entries()) {
    const tip = at === 0 ? null : (commits[at] ?? null);
    if (tip === null) continue;
    const commit: string | null = tip === head ? head : await line(workTree, ['merge-base', head, tip]);
    if (commit === head) return { commit, name: 'HEAD' };
    if (commit !== null) return { commit, name: `the merge base with ${await shortName(workTree, branch)}` };
  }
  return { commit: head, name: 'HEAD' };
}

/** A revision by any name that git knows for it; null where it knows none. */
export async function namedBase(workTree: string, name: string): Promise<BaseRevision | null> {
  // A line is a request.
  const [commit = null] = name.includes('\n') ? [] : await commitsOf(workTree, [name]);
  return commit === null ? null : { commit, name };
}

/**
 * What the change from a revision to the work tree began with: the merge base of HEAD and the revision, or the revision
 * itself where that is HEAD's or they have none.
 * @returns null where git knows no such revision
 */
export async function changeBase(workTree: string, name: string): Promise<BaseRevision | null> {
  // A line is a request.
  const [commit = null, head = null] = name.includes('\n') ? [] : await commitsOf(workTree, [name, 'HEAD']);
  if (commit === null) return null;
  const base = head === null || head === commit ? commit : await line(workTree, ['merge-base', head, commit]);
  return base === null || base === commit
    ? { commit, name }
    : { commit: base, name: `the merge base with ${name}` };
}

/** The commits that names stand for, in their order; null for a name that stands for none. */
async function commitsOf(workTree: string, names: readonly string[]): Promise<(string | null)[]> {
  const asked = names.map((name) => `${name}^{commit}\n`).join('');
  const answer = await git(workTree, ['cat-file', '--batch-check=%(objectname)'], asked);
  return (answer ?? '')
    .split('\n')
    .slice(0, names.length)
    .map((found) => (/^[0-9a-f]{40,}$/.test(found) ? found : null));
}

/** `origin/main` for what the remote calls its HEAD. */
async function shortName(workTree: string, branch: string): Promise<string> {
  const named = branch === REMOTE_HEAD ? await line(workTree, ['symbolic-ref', '--short', branch]) : null;
  return named ?? branch;
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
    decodePaths((await gitBytes(workTree, [...args, '-z', '--', folder], '', variables)) ?? Buffer.alloc(0));
  const untracked = list(['ls-files', '--others', '--exclude-standard', '--full-name']);
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
  const texts = new Map<string, string | null>(
    [...paths, ...(await untracked)].map((path) => [`${workTree}/${path}`, null]),
  );
  // A line is a request; git can't be asked for a path that holds one's end, nor by text for one that is none.
  const asked = paths.filter((path) => !path.includes('\n') && !isBytePath(path));
  if (asked.length === 0) return texts;
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
