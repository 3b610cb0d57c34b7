/** Makes commits that nothing knows of yet: neither the work tree nor the index or a branch is touched. */
import { mkdir, rm } from 'node:fs/promises';
import { withoutFilters } from './filters.ts';
import { git } from './git.ts';
import { relativePath } from './paths.ts';

export interface NewCommit {
  readonly message: string;
  /** The text of each file that the commit changes, by absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Commits one on top of the other, by their object names. */
export interface MadeCommits {
  /** Where HEAD was. */
  readonly from: string;
  /** The last one. */
  readonly to: string;
}

type Run = (args: readonly string[], input?: string) => Promise<string | null>;

/**
 * Makes the commits on top of HEAD, which stays where it is.
 * @param folder for what is needed meanwhile; made and removed
 * @returns null where git refuses (no name to commit under, for instance)
 */
export async function makeCommits(
  workTree: string,
  commits: readonly NewCommit[],
  folder: string,
): Promise<MadeCommits | null> {
  const variables = { ...(await withoutFilters(workTree)), GIT_INDEX_FILE: `${folder}/index` };
  // Where a sparse checkout has a sparse index, git would look into folders to fold them, which a partial clone lacks.
  const aside: Run = (args, input = '') =>
    git(workTree, ['-c', 'index.sparse=false', ...args], input, variables);
  await mkdir(folder, { recursive: true });
  try {
    const from = await line(aside(['rev-parse', '--verify', 'HEAD']));
    if (from === null || (await aside(['read-tree', 'HEAD'])) === null) return null;
    const modes = await modesIn(aside);
    let to = from;
    for (const { message, texts } of commits) {
      if (!(await stage(aside, workTree, texts, modes))) return null;
      // A partial clone lacks what isn't checked out: the tree has what HEAD has of it.
      const tree = await line(aside(['write-tree', '--missing-ok']));
      if (tree === null) return null;
      const made = await line(aside(['commit-tree', tree, '-p', to, '-F', '-'], message));
      if (made === null) return null;
      to = made;
    }
    return { from, to };
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
