/** Sees to it that git can read what says which files are ignored: it waits in a pipe, and passes much else over. */
import { posix } from 'node:path';
import { isWithin } from './paths.ts';
import { checkPlainFile, stands } from './plain-file.ts';

/**
 * Checks the ignore files of some folders of a work tree and of those above them.
 * @param workTree absolute, with `/`; null where there is none, and git isn't asked
 * @param folders absolute, with `/`
 * @throws UsageError where something stands there that can't be read as a plain file
 */
export async function checkIgnoreFiles(workTree: string | null, folders: readonly string[]): Promise<void> {
  if (workTree === null) return;
  const seen = new Set<string>();
  for (const folder of folders)
    for (let at = folder; isWithin(workTree, at) && !seen.has(at); at = posix.dirname(at)) seen.add(at);
  const files = [...seen].map((folder) => `${folder}/.gitignore`);
  for (const file of [`${workTree}/.git/info/exclude`, ...files])
    if (stands(file)) await checkPlainFile(file);
}
