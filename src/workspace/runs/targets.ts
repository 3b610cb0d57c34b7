/** Checks that a file may be written: that it is what was read, and belongs to the tree. */
import { constants, existsSync } from 'node:fs';
import { access, lstat, readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ignoredPaths } from '../git.ts';
import { isWithin, withSlashes } from '../paths.ts';
import { describeWriteError } from '../problem.ts';
import { WriteRefused } from '../write-refused.ts';
import type { ContentChange, Journal } from './journal.ts';
import type { WriteScope } from './store.ts';

type Kind = Journal['kind'];

const NOTHING: Readonly<Record<Kind, string>> = {
  write: 'nothing was written',
  undo: 'nothing was brought back',
};

/** @throws WriteRefused for the first file that may not be written, or isn't any more what was read */
export async function checkTargets(
  changes: readonly ContentChange[],
  scope: WriteScope,
  kind: Kind,
): Promise<void> {
  const files = changes.map(({ file }) => file);
  const ignored = scope.workTree === null ? new Set() : await ignoredPaths(scope.workTree, files);
  const first = files.find((file) => ignored.has(file));
  if (first !== undefined) throw refusal(first, kind, 'git ignores it');
  for (const file of files) {
    const why = (await whyNotInTree(file, scope)) ?? (await whyReadOnly(file));
    if (why !== null) throw refusal(file, kind, why);
  }
  await checkContents(changes, kind);
}

/** @throws WriteRefused for the first file that isn't any more what was read */
export async function checkContents(changes: readonly ContentChange[], kind: Kind): Promise<void> {
  for (const { file, before } of changes)
    if (!(await bytesFor(file, kind)).equals(before)) throw changedMeanwhile(file, kind);
}

/** A file that isn't any more what was read. */
export function changedMeanwhile(file: string, kind: Kind): WriteRefused {
  const what =
    kind === 'write' ? 'while stepalign ran: run it again' : 'after that run: undo that change first';
  return new WriteRefused(file, `${NOTHING[kind]}, since this file was changed ${what}`);
}

async function bytesFor(file: string, kind: Kind): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw refusal(file, kind, describeWriteError(error));
  }
}

function refusal(file: string, kind: Kind, why: string): WriteRefused {
  return new WriteRefused(file, `${NOTHING[kind]}, since this file can't be: ${why}`);
}

/** Why a path is no file of the tree; null where it is. */
export async function whyNotInTree(file: string, scope: WriteScope): Promise<string | null> {
  const why = await whyNoFolderOfTree(file, scope);
  if (why !== null) return why;
  try {
    const status = await lstat(file);
    if (status.isSymbolicLink()) return 'it is a link';
    return status.isFile() ? null : 'it is no file';
  } catch (error) {
    return describeWriteError(error);
  }
}

/** Why the folder of a path is none of the tree; null where it is. */
export async function whyNoFolderOfTree(file: string, { boundary }: WriteScope): Promise<string | null> {
  if (!isWithin(boundary, file) || file === boundary) return `it is outside ${boundary}`;
  const folder = withSlashes(dirname(file));
  try {
    if (withSlashes(await realpath(folder)) !== folder) return 'a link leads to it';
  } catch (error) {
    return describeWriteError(error);
  }
  for (let at = folder; at !== boundary && at !== '/'; at = withSlashes(dirname(at)))
    if (existsSync(`${at}/.git`)) return `it belongs to another repository, ${at}`;
  return null;
}

/** Why a file of the tree isn't to be written; null where it may be. */
export async function whyReadOnly(file: string): Promise<string | null> {
  const folder = dirname(file);
  try {
    // Whoever may write everything is still told by the permissions what isn't to be written.
    if (isReadOnly((await stat(file)).mode)) return 'it is read-only: check its permissions';
    if (isReadOnly((await stat(folder)).mode)) return 'its folder is read-only: check its permissions';
    await access(file, constants.W_OK);
    await access(folder, constants.W_OK);
    return null;
  } catch (error) {
    return describeWriteError(error);
  }
}

function isReadOnly(mode: number): boolean {
  return (mode & 0o222) === 0;
}
