/** Makes commits without touching the work tree, the user's staged changes or the repository's hooks. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutFilters } from './filters.ts';
import { git } from './git.ts';
import { relativePath } from './paths.ts';

export interface NewCommit {
  readonly message: string;
  /** The text of each file that the commit changes, by absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

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

type Run = (args: readonly string[], input?: string) => Promise<string | null>;

/**
 * Makes the commits, one on top of the other, and then lets the branch and the index know them.
 * @returns false where git refuses (no name to commit under, for instance); then the branch is where it was
 */
export async function makeCommits(workTree: string, commits: readonly NewCommit[]): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'stepalign-'));
  const variables = await withoutFilters(workTree);
  const own: Run = (args, input = '') => git(workTree, args, input, variables);
  const aside: Run = (args, input = '') =>
    git(workTree, args, input, { ...variables, GIT_INDEX_FILE: join(folder, 'index') });
  try {
    const head = await line(own(['rev-parse', '--verify', 'HEAD']));
    let tip = head;
    if (head === null || tip === null || (await aside(['read-tree', 'HEAD'])) === null) return false;
    const modes = await modesIn(aside);
    for (const { message, texts } of commits) {
      if (!(await stage(aside, workTree, texts, modes))) return false;
      const tree = await line(aside(['write-tree']));
      if (tree === null) return false;
      tip = await line(aside(['commit-tree', tree, '-p', tip, '-F', '-'], message));
      if (tip === null) return false;
    }
    const about = ['update-ref', '-m', 'stepalign fix --commit', 'HEAD'];
    if ((await own([...about, tip, head])) === null) return false;
    const last = new Map(commits.flatMap(({ texts }) => [...texts]));
    if (await stage(own, workTree, last, modes)) return true;
    await own([...about, head, tip]);
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The mode of each file in the index: whether it may be run isn't for the disk to say everywhere. */
async function modesIn(run: Run): Promise<Map<string, string>> {
  const listed = (await run(['ls-files', '--stage', '-z'])) ?? '';
  return new Map(
    listed.split('\0').flatMap((entry) => {
      const [, mode, path] = /^(\d+) \S+ \d\t(.*)$/s.exec(entry) ?? [];
      return mode === undefined || path === undefined ? [] : [[path, mode] as const];
    }),
  );
}

async function stage(
  run: Run,
  workTree: string,
  texts: ReadonlyMap<string, string>,
  modes: ReadonlyMap<string, string>,
): Promise<boolean> {
  const entries: string[] = [];
  for (const [file, text] of texts) {
    const path = relativePath(workTree, file);
    const blob = await line(run(['hash-object', '-w', '--stdin', '--path', path], text));
    if (blob === null) return false;
    entries.push(`${modes.get(path) ?? '100644'} ${blob}\t${path}\0`);
  }
  return (await run(['update-index', '-z', '--index-info'], entries.join(''))) !== null;
}

async function line(output: Promise<string | null>): Promise<string | null> {
  return (await output)?.trim() ?? null;
}
