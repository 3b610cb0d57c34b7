/** Checks that a file may be written: that it is what was read, and belongs to the tree. */
import { constants, existsSync } from 'node:fs';
import { access, lstat, readFile, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ignoredPaths } from '../git.ts';
import { isWithin, withSlashes } from '../paths.ts';
import { describeError } from '../problem.ts';
import { WriteRefused } from '../write-refused.ts';
import type { ContentChange, Journal } from './journal.ts';
import type { WriteScope } from './store.ts';

/** @throws WriteRefused for the first file that may not be written, or isn't any more what was read */
export async function checkTargets(
  changes: readonly ContentChange[],
  scope: WriteScope,
  kind: Journal['kind'],
): Promise<void> {
  const files = changes.map(({ file }) => file);
  const ignored = scope.workTree === null ? new Set() : await ignoredPaths(scope.workTree, files);
  for (const { file, before } of changes) {
    if (ignored.has(file)) throw refusal(file, 'git ignores it');
    await checkPlace(file, scope);
    await checkContent(file, before, kind);
  }
}

function refusal(file: string, why: string): WriteRefused {
  return new WriteRefused(file, `nothing was written, since this file can't be: ${why}`);
}

async function checkPlace(file: string, { boundary }: WriteScope): Promise<void> {
  if (!isWithin(boundary, file) || file === boundary) throw refusal(file, `it is outside ${boundary}`);
  const folder = withSlashes(dirname(file));
  try {
    if (withSlashes(await realpath(folder)) !== folder) throw refusal(file, 'a link leads to it');
    const status = await lstat(file);
    if (status.isSymbolicLink()) throw refusal(file, 'it is a link');
    if (!status.isFile()) throw refusal(file, 'it is no file');
    await access(file, constants.W_OK);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw error instanceof WriteRefused ? error : refusal(file, describeError(error));
  }
  for (let at = folder; at !== boundary && at !== '/'; at = withSlashes(dirname(at))) {
    if (existsSync(`${at}/.git`)) throw refusal(file, `it belongs to another repository, ${at}`);
  }
}

async function checkContent(file: string, before: Buffer, kind: Journal['kind']): Promise<void> {
  if ((await readFile(file)).equals(before)) return;
  throw new WriteRefused(
    file,
    kind === 'write'
      ? 'nothing was written, since this file was changed while stepalign ran: run it again'
      : 'nothing was brought back, since this file was changed after that run: undo that change first',
  );
}
