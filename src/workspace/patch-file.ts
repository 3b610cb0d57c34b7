/** Writes a patch into a file of its own: never through a link, and over nothing but a patch. */
import { randomUUID } from 'node:crypto';
import { link, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isWithin, withSlashes } from './paths.ts';
import { describeWriteError } from './problem.ts';
import { isMissing, writeSynced } from './runs/files.ts';
import { WriteRefused } from './write-refused.ts';

/** How much of a file is looked at to see whether it is a patch, in bytes. */
const HEAD_BYTES = 64 * 1024;

/** What git and diff begin the patch of a file with. */
const PATCH_LINE = /^(?:diff --git .*|--- .*\n\+\+\+ .*)$/m;

/**
 * @param file absolute path
 * @param tree the tree that is read: a link in it may have come with a repository
 * @returns why a patch isn't written there, completing "--patch FILE: "; null where it may be
 */
export async function whyNoPlaceForPatch(file: string, tree: string): Promise<string | null> {
  const folder = withSlashes(dirname(file));
  try {
    if (isWithin(tree, folder) && withSlashes(await realpath(folder)) !== folder)
      return 'a folder on the way to it is a link';
    const status = await lstat(file);
    if (status.isSymbolicLink()) return 'it is a link';
    if (!status.isFile()) return 'it is no plain file';
    return status.size === 0 || (await isPatch(file)) ? null : 'it is there, and is no patch';
  } catch (error) {
    if (!isMissing(error)) return describeWriteError(error);
    return (await isFolder(folder)) ? null : 'its folder is not there';
  }
}

/**
 * Writes the patch, whole or not at all.
 * @throws WriteRefused where it can't be written, or another file has come into its place
 */
export async function writePatchFile(file: string, text: string, tree: string): Promise<void> {
  const beside = join(dirname(file), `.stepalign-patch-${randomUUID()}.new`);
  try {
    await writeSynced(beside, Buffer.from(text));
    if (await isNamed(beside, file)) return;
    const why = await whyNoPlaceForPatch(file, tree);
    if (why !== null) throw new WriteRefused(file, `the patch isn't written, since ${why}`);
    await rename(beside, file);
  } catch (error) {
    throw error instanceof WriteRefused
      ? error
      : new WriteRefused(file, `the patch can't be written: ${describeWriteError(error)}`);
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

/** By its begin, or by its name and what stands in it: one of stepalign's may have a head. */
async function isPatch(file: string): Promise<boolean> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const at = buffer.toString('utf8', 0, bytesRead).search(PATCH_LINE);
    return at === 0 || (at > 0 && /\.(?:patch|diff)$/i.test(basename(file)));
  } finally {
    await handle.close();
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
