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
  await checkPlaces(files, scope, kind);
  await checkContents(changes, kind);
}

/** @throws WriteRefused for the first file that lies outside of the tree, is none, or may not be written */
export async function checkPlaces(files: readonly string[], scope: WriteScope, kind: Kind): Promise<void> {
  for (const file of files) await checkPlace(file, scope, kind);
}

/** @throws WriteRefused for the first file that isn't any more what was read */
export async function checkContents(changes: readonly ContentChange[], kind: Kind): Promise<void> {
  for (const { file, before } of changes) {
    if ((await bytesFor(file, kind)).equals(before)) continue;
    const what =
      kind === 'write' ? 'while stepalign ran: run it again' : 'after that run: undo that change first';
    throw new WriteRefused(file, `${NOTHING[kind]}, since this file was changed ${what}`);
  }
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

async function checkPlace(file: string, { boundary }: WriteScope, kind: Kind): Promise<void> {
  const refuse = (why: string): WriteRefused => refusal(file, kind, why);
  if (!isWithin(boundary, file) || file === boundary) throw refuse(`it is outside ${boundary}`);
  const folder = withSlashes(dirname(file));
  try {
    if (withSlashes(await realpath(folder)) !== folder) throw refuse('a link leads to it');
    const status = await lstat(file);
    if (status.isSymbolicLink()) throw refuse('it is a link');
    if (!status.isFile()) throw refuse('it is no file');
    // Whoever may write everything is still told by the permissions what isn't to be written.
    if (isReadOnly(status.mode)) throw refuse('it is read-only: check its permissions');
    if (isReadOnly((await stat(folder)).mode)) throw refuse('its folder is read-only: check its permissions');
    await access(file, constants.W_OK);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw error instanceof WriteRefused ? error : refuse(describeWriteError(error));
  }
  for (let at = folder; at !== boundary && at !== '/'; at = withSlashes(dirname(at))) {
    if (existsSync(`${at}/.git`)) throw refuse(`it belongs to another repository, ${at}`);
  }
}

function isReadOnly(mode: number): boolean {
  return (mode & 0o222) === 0;
}
