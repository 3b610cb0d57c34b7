/** Makes commits without touching the work tree, the user's staged changes or the repository's hooks. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git.ts';
import { relativePath } from './paths.ts';

export interface NewCommit {
  readonly message: string;
  /** The text of each file that the commit changes, by absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Those of the files that have changes that aren't committed; files that git doesn't know are such. */
export async function uncommittedFiles(workTree: string, files: readonly string[]): Promise<string[]> {
  const dirty: string[] = [];
  // A command line takes only so many names.
  for (let at = 0; at < files.length; at += 200) {
    const names = files.slice(at, at + 200).map((file) => relativePath(workTree, file));
    const listed = await git(workTree, [
      '--literal-pathspecs',
      'status',
      '--porcelain=v1',
      '-z',
      '--no-renames',
      '--untracked-files=all',
      '--',
      ...names,
    ]);
    const entries = (listed ?? '').split('\0').filter((entry) => entry !== '');
    dirty.push(...entries.map((entry) => `${workTree}/${entry.slice(3)}`));
  }
  return dirty;
}

/**
 * Makes the commits, one on top of the other, and then lets the branch and the index know them.
 * @returns false where git refuses (no name to commit under, for instance); then no branch was moved
 */
export async function makeCommits(workTree: string, commits: readonly NewCommit[]): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'stepalign-'));
  const index = join(folder, 'index');
  const run = (args: readonly string[], input = ''): Promise<string | null> =>
    git(workTree, args, input, { GIT_INDEX_FILE: index });
  try {
    const head = await line(git(workTree, ['rev-parse', '--verify', 'HEAD']));
    let tip = head;
    if (head === null || tip === null || (await run(['read-tree', 'HEAD'])) === null) return false;
    for (const { message, texts } of commits) {
      if (!(await stage(run, workTree, texts))) return false;
      const tree = await line(run(['write-tree']));
      if (tree === null) return false;
      tip = await line(run(['commit-tree', tree, '-p', tip, '-F', '-'], message));
      if (tip === null) return false;
    }
    if ((await git(workTree, ['update-ref', '-m', 'stepalign fix --commit', 'HEAD', tip, head])) === null)
      return false;
    const own = (args: readonly string[], input = ''): Promise<string | null> => git(workTree, args, input);
    const last = new Map(commits.flatMap(({ texts }) => [...texts]));
    return await stage(own, workTree, last);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function stage(
  run: (args: readonly string[], input?: string) => Promise<string | null>,
  workTree: string,
  texts: ReadonlyMap<string, string>,
): Promise<boolean> {
  for (const [file, text] of texts) {
    const path = relativePath(workTree, file);
    const blob = await line(run(['hash-object', '-w', '--stdin', '--path', path], text));
    const mode = ((await stat(file)).mode & 0o100) === 0 ? '100644' : '100755';
    if (blob === null) return false;
    if ((await run(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`])) === null)
      return false;
  }
  return true;
}

async function line(output: Promise<string | null>): Promise<string | null> {
  return (await output)?.trim() ?? null;
}
