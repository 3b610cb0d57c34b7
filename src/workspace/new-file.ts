/** Writes a file where none stands. */
import { writeFile } from 'node:fs/promises';
import { describeWriteError } from './problem.ts';
import { UsageError } from './usage-error.ts';
import { WriteRefused } from './write-refused.ts';

/**
 * What stands under the name, a link that leads nowhere, too, is left as it is.
 * @throws UsageError where something does; WriteRefused where it can't be written
 */
export async function writeNewFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new UsageError(`${path}: it is there already, and is left as it is`);
    throw new WriteRefused(path, describeWriteError(error));
  }
}
