/** Tells which operation git is in the midst of (merge, rebase …): a commit made meanwhile becomes part of it, or is lost. */
import { existsSync } from 'node:fs';
import { gitFolderOf } from './git.ts';

export interface UnderWay {
  /** "a rebase" */
  readonly what: string;
  /** The command that ends it. */
  readonly end: string;
}

/** What git keeps in its directory meanwhile; that of a rebase holds others. */
const SIGNS: readonly (readonly [string, UnderWay])[] = [
  ['rebase-merge', { what: 'a rebase', end: 'git rebase --abort' }],
  ['rebase-apply/applying', { what: 'the applying of patches', end: 'git am --abort' }],
  ['rebase-apply', { what: 'a rebase', end: 'git rebase --abort' }],
  ['MERGE_HEAD', { what: 'a merge', end: 'git merge --abort' }],
  ['CHERRY_PICK_HEAD', { what: 'a cherry-pick', end: 'git cherry-pick --abort' }],
  ['REVERT_HEAD', { what: 'a revert', end: 'git revert --abort' }],
  ['sequencer', { what: 'a cherry-pick or revert of several commits', end: 'git cherry-pick --abort' }],
  ['BISECT_LOG', { what: 'a bisection', end: 'git bisect reset' }],
];

/** @returns null where there is nothing, or git doesn't tell */
export async function underWay(workTree: string): Promise<UnderWay | null> {
  const folder = await gitFolderOf(workTree);
  if (folder === null) return null;
  return SIGNS.find(([name]) => existsSync(`${folder}/${name}`))?.[1] ?? null;
}
