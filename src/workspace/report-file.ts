/** Writes a report into a file of its own: whole or not at all, and never through a link into another file. */
import { randomUUID } from 'node:crypto';
import { lstat, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeWriteError } from './problem.ts';
import { isMissing, writeSynced } from './runs/files.ts';

/**
 * @param file absolute path; a plain file there is replaced, a pipe or a device is written to
 * @returns why it could not be written; null where it was
 */
export async function writeReportFile(file: string, text: string): Promise<string | null> {
  const folder = dirname(file);
  const beside = join(folder, `.stepalign-report-${randomUUID()}.new`);
  try {
    const kind = await kindOf(file);
    if (kind === 'stream') await writeFile(file, text);
    else if (kind !== 'none' && kind !== 'file') return `it is a ${kind}`;
    else {
      await writeSynced(beside, Buffer.from(text));
      await rename(beside, file);
    }
    return null;
  } catch (error) {
    return isMissing(error) ? 'its folder is not there' : describeWriteError(error);
  } finally {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

/** A link to what is no plain file, as `/dev/stdout` is, takes what is written as that does. */
async function kindOf(
  file: string,
): Promise<'none' | 'file' | 'folder' | 'link' | 'link to a folder' | 'stream'> {
  try {
    const status = await lstat(file);
    if (status.isFile()) return 'file';
    if (status.isDirectory()) return 'folder';
    if (!status.isSymbolicLink()) return 'stream';
  } catch (error) {
    if (isMissing(error)) return 'none';
    throw error;
  }
  const target = await stat(file).catch(() => null);
  if (target?.isDirectory() === true) return 'link to a folder';
  return target === null || target.isFile() ? 'link' : 'stream';
}
