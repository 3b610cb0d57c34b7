/** Reads what differs between trees and the index, and writes entries of the index. */
import { rm, writeFile } from 'node:fs/promises';
import { decodePaths } from './byte-paths.ts';
import { git, gitBytes } from './git.ts';

export interface IndexEntry {
  /** As git writes it: `100644`; only zeros where there is no such file. */
  readonly mode: string;
  readonly blob: string;
  /** As seen from the work tree's root. */
  readonly path: string;
}

/**
 * What the second has where it differs from the first, by path.
 * @param from a commit
 * @param to a commit, or null for the index
 * @returns null where git doesn't tell
 */
export async function differences(
  workTree: string,
  from: string,
  to: string | null,
): Promise<Map<string, IndexEntry> | null> {
  const command = to === null ? ['diff-index', '--cached'] : ['diff-tree', '-r'];
  const trees = to === null ? [from] : [from, to];
  const listed = await git(workTree, [
    ...command,
    '-z',
    '--no-renames',
    '--ignore-submodules=none',
    ...trees,
    '--',
  ]);
  if (listed === null) return null;
  const fields = listed.split('\0');
  const found = new Map<string, IndexEntry>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = '', , blob = ''] = (fields[at] ?? '').split(' ');
    const path = fields[at + 1] ?? '';
    found.set(path, { mode, blob, path });
  }
  return found;
}

/**
 * Puts entries into the index, all of them or none.
 * @param file where to keep them meanwhile: who is killed while git reads them leaves it with all
 * @returns whether git could
 */
export async function writeEntries(
  workTree: string,
  entries: Iterable<IndexEntry>,
  file: string,
): Promise<boolean> {
  const lines = [...entries].map(({ mode, blob, path }) => `${mode} ${blob}\t${path}\0`);
  if (lines.length === 0) return true;
  try {
    await writeFile(file, lines.join(''));
    return (await git(workTree, ['update-index', '-z', '--index-info'], { file })) !== null;
  } finally {
    await rm(file, { force: true });
  }
}

/** Paths whose changes git was told not to look for. */
export interface FlaggedPaths {
  /** `git update-index --assume-unchanged` */
  readonly assumed: readonly string[];
  /** `git update-index --skip-worktree`; what a sparse checkout leaves out has it, too */
  readonly skipped: readonly string[];
}

/** Those of the paths that are flagged. @returns null where git doesn't tell */
export async function flaggedPaths(workTree: string, paths: readonly string[]): Promise<FlaggedPaths | null> {
  const asked = new Set(paths);
  const listed = await gitBytes(workTree, ['ls-files', '-v', '-z']);
  if (listed === null) return null;
  const entries = decodePaths(listed).filter((entry) => /^(?:[a-z]|S) /.test(entry));
  const found = entries.filter((entry) => asked.has(entry.slice(2)));
  const withTag = (tag: RegExp): string[] =>
    found.filter((entry) => tag.test(entry)).map((entry) => entry.slice(2));
  return { assumed: withTag(/^[a-z]/), skipped: withTag(/^[Ss]/) };
}

/** Flags paths of the index, as far as git lets it be done. */
export async function flagPaths(workTree: string, { assumed, skipped }: FlaggedPaths): Promise<void> {
  const flags = [
    ['--assume-unchanged', assumed],
    ['--skip-worktree', skipped],
  ] as const;
  for (const [flag, paths] of flags)
    if (paths.length > 0) await git(workTree, ['update-index', flag, '-z', '--stdin'], paths.join('\0'));
}
