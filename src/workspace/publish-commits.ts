/** Publishes commits that were made: enters them in the index, and moves the branch. */
import type { MadeCommits } from './commits.ts';
import { git } from './git.ts';
import { differences, flaggedPaths, flagPaths, writeEntries } from './index-entries.ts';
import { WriteRefused } from './write-refused.ts';

/**
 * Lets the index and then the branch know the commits. In this order the index never has less than HEAD: whatever cuts
 * this off, the next commit of somebody else takes nothing back.
 * @param folder for what is needed meanwhile
 * @returns false where git refuses (another git is at work, HEAD was moved meanwhile); then both are as they were
 */
export async function publishCommits(workTree: string, made: MadeCommits, folder: string): Promise<boolean> {
  const { from, to } = made;
  const changed = await differences(workTree, from, to);
  const flagged = await flaggedPaths(workTree, [...(changed?.keys() ?? [])]);
  if (changed === null || flagged === null) return false;
  if (await writeEntries(workTree, changed.values(), `${folder}/entries`)) {
    // A new entry has none. What was told to git goes on to hold.
    await flagPaths(workTree, flagged);
    const moved = await git(workTree, ['update-ref', '-m', 'stepalign fix --commit', 'HEAD', to, from]);
    if (moved !== null) return true;
  }
  await withdraw(workTree, made, folder);
  return false;
}

/**
 * After `landCommits` was cut off: finds out how far it came, and takes back what it did where it didn't reach HEAD.
 * @returns whether HEAD has the commits
 * @throws WriteRefused where the index can't be written
 */
export async function settleCommits(workTree: string, made: MadeCommits, folder: string): Promise<boolean> {
  if ((await git(workTree, ['merge-base', '--is-ancestor', made.to, 'HEAD'])) !== null) return true;
  await withdraw(workTree, made, folder);
  return false;
}

/** Gives entries of the index that are those of the commits back what HEAD has; what somebody staged since stays. */
async function withdraw(workTree: string, { from, to }: MadeCommits, folder: string): Promise<void> {
  const [changed, inHead, inIndex] = await Promise.all([
    differences(workTree, from, to),
    differences(workTree, to, 'HEAD'),
    differences(workTree, to, null),
  ]);
  // Commits that git doesn't have were never staged.
  if (changed === null || inHead === null || inIndex === null) return;
  const entries = [...changed.keys()]
    .filter((path) => !inIndex.has(path))
    .flatMap((path) => inHead.get(path) ?? []);
  if (await writeEntries(workTree, entries, `${folder}/entries`)) return;
  throw new WriteRefused(
    workTree,
    "git's index can't be written, and still holds what stepalign wanted to commit: see whether another git is at work, or was cut off and left index.lock behind",
  );
}
