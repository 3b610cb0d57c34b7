/** Reads what differs between trees and the index, and writes entries of the index. */
import { rm, writeFile } from 'node:fs/promises';
import { git } from './git.ts';

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
