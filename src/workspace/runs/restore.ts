/** Brings one file of a run that did not come to its end back to what it was. */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { describeWriteError } from '../problem.ts';
import type { StagedPaths } from './staged-paths.ts';
import { exchange, holds, isSameFile, statusOf } from './exchange.ts';
import type { ContentChange } from './journal.ts';
import { writeLike } from './staging.ts';
import type { WriteScope } from './store.ts';
import { whyNoFolderOfTree, whyNotInTree, whyReadOnly } from './targets.ts';
import { isWrittenOver, writeOver } from './write-over.ts';

/** A file that stays as it is. */
export interface LeftFile {
  /** Absolute path, with `/`. */
  readonly file: string;
  readonly why: string;
  /** Whether somebody changed it, moved it or made it something else; not so where it could not be written. */
  readonly isChanged: boolean;
}

const CHANGED = 'it was changed since';

/**
 * Brings the file back, and removes what the run left beside it.
 * @returns whether it was brought back; false where it was as before already
 */
export async function restore(
  change: ContentChange,
  paths: StagedPaths,
  scope: WriteScope,
): Promise<boolean | LeftFile> {
  const { file } = change;
  const left = (why: string, isChanged = true): LeftFile => ({ file, why, isChanged });
  try {
    const outside = await whyNoFolderOfTree(file, scope);
    if (outside !== null) return left(outside);
    dropSecondNames(file, paths);
    const stray = removeFresh(change, paths);
    if (stray !== null) return left(`what was written to it meanwhile lies in ${stray}`);
    const why = (await whyNotInTree(file, scope)) ?? whyNotNew(change);
    if (why !== null) return dropKept(change, paths) ?? left(why);
    if (holds(file, change.before)) return dropKept(change, paths) ?? false;
    const readOnly = await whyReadOnly(file);
    if (readOnly !== null) return left(readOnly);
    return (await putBack(change, paths)) || left(CHANGED);
  } catch (error) {
    return left(describeWriteError(error), false);
  }
}

/** Removes what the run left beside a file, and leaves the file as it is. */
export async function clearStaged(
  change: ContentChange,
  paths: StagedPaths,
  scope: WriteScope,
): Promise<void> {
  if ((await whyNoFolderOfTree(change.file, scope)) !== null) return;
  dropSecondNames(change.file, paths);
  removeFresh(change, paths);
  dropKept(change, paths);
}

/** A run that was cut off directly before a rename leaves a file that is in its place with a second name. */
function dropSecondNames(file: string, { staged, former }: StagedPaths): void {
  for (const path of [former, staged]) if (isSameFile(file, path)) rmSync(path);
}

/**
 * What was to take the place may be there in part, of the run as of one that brought the file back and was cut off.
 * @returns its path where it holds something else
 */
function removeFresh({ before, after }: ContentChange, { staged }: StagedPaths): string | null {
  const status = statusOf(staged);
  if (status === null) return null;
  if (!status.isFile() || status.size > BigInt(Math.max(before.length, after.length))) return staged;
  const bytes = readFileSync(staged);
  if (![before, after].some((text) => bytes.equals(text.subarray(0, bytes.length)))) return staged;
  rmSync(staged);
  return null;
}

/** Why a file of the tree is neither the old one nor the new one, nor a part of both where it is written over. */
function whyNotNew(change: ContentChange): string | null {
  const { file, before, after } = change;
  const status = statusOf(file);
  if (status === null || status.size > BigInt(Math.max(before.length, after.length))) return CHANGED;
  const now = readFileSync(file);
  if (now.equals(before) || now.equals(after)) return null;
  return status.nlink > 1n && isWrittenOver(now, change) ? null : CHANGED;
}

/** The file isn't to be replaced by what it was: that isn't needed any more, unless somebody has written into it. */
function dropKept({ file, before }: ContentChange, { former }: StagedPaths): LeftFile | null {
  if (statusOf(former) === null) return null;
  if (!holds(former, before))
    return { file, why: `what was written to it meanwhile lies in ${former}`, isChanged: true };
  rmSync(former);
  return null;
}

async function putBack(change: ContentChange, { staged, former }: StagedPaths): Promise<boolean> {
  const { file, before } = change;
  const status = statusOf(file);
  if (status === null) return false;
  if (status.nlink > 1n) return writeOver(file, (now) => isWrittenOver(now, change), before);
  const now = readFileSync(file);
  // What was replaced comes back itself, with what somebody who had it open has written into it.
  if (statusOf(former) === null) {
    // Under that name a part of it would be taken for what was replaced.
    await writeLike(status, staged, before);
    renameSync(staged, former);
  }
  if (!exchange(file, { staged: former, former: staged }, now, null)) {
    if (holds(former, before)) rmSync(former);
    return false;
  }
  if (statusOf(staged) !== null && !holds(staged, now)) {
    renameSync(staged, file);
    return false;
  }
  rmSync(staged, { force: true });
  return true;
}
