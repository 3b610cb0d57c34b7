/** Writes a file of a kind of its own: whole or not at all, never through a link, and over nothing of another kind. */
import { randomUUID } from 'node:crypto';
import { link, lstat, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isWithin, withSlashes } from './paths.ts';
import { describeWriteError } from './problem.ts';
import { isMissing, readPlain, writeSynced } from './runs/files.ts';
import { WriteRefused } from './write-refused.ts';

/** What may be written over. */
export interface FileKind {
  /** `patch` */
  readonly what: string;
  /** How much of a file is looked at to tell its kind, in bytes. */
  readonly lookedAt: number;
  /** Whether a file is of the kind. @param text what is looked at of it */
  readonly isOne: (text: string, file: string) => boolean;
}

/**
 * @param file absolute path
 * @param tree the tree that is read: a link in it may have come with a repository
 * @returns why a file of the kind isn't written there, completing "FILE: "; null where it may be
 */
export async function whyNoPlaceFor(kind: FileKind, file: string, tree: string): Promise<string | null> {
  const folder = withSlashes(dirname(file));
  try {
    if (isWithin(tree, folder) && withSlashes(await realpath(folder)) !== folder)
      return 'a folder on the way to it is a link';
    const status = await lstat(file);
    if (status.isSymbolicLink()) return 'it is a link';
    if (!status.isFile()) return 'it is no plain file';
    return status.size === 0 || (await isOne(kind, file)) ? null : `it is there, and is no ${kind.what}`;
  } catch (error) {
    if (!isMissing(error)) return describeWriteError(error);
    return (await isFolder(folder)) ? null : 'its folder is not there';
  }
}

/**
 * Writes the file, whole or not at all.
 * @throws WriteRefused where it can't be written, or one of another kind has come into its place
 */
export async function writeOwnFile(kind: FileKind, file: string, text: string, tree: string): Promise<void> {
  const beside = join(dirname(file), `.stepalign-${kind.what}-${randomUUID()}.new`);
  try {
    await writeSynced(beside, Buffer.from(text));
    if (await isNamed(beside, file)) return;
    const why = await whyNoPlaceFor(kind, file, tree);
    if (why !== null) throw new WriteRefused(file, `the ${kind.what} isn't written, since ${why}`);
    await rename(beside, file);
  } catch (error) {
    throw error instanceof WriteRefused
      ? error
      : new WriteRefused(file, `the ${kind.what} can't be written: ${describeWriteError(error)}`);
  } finally {
    await rm(beside, { force: true });
  }
}

/** Gives a file a name that nothing has. @returns false where something has it, or a file can't have two names */
async function isNamed(beside: string, file: string): Promise<boolean> {
  try {
    await link(beside, file);
    return true;
  } catch {
    return false;
  }
}

async function isOne(kind: FileKind, file: string): Promise<boolean> {
  const bytes = await readPlain(file, kind.lookedAt);
  return kind.isOne(bytes.toString('utf8'), file);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
