/** What a run changes, and the writing of single files that are no part of a tree. */
import writeFileAtomic from 'write-file-atomic';
import { WriteRefused } from './write-refused.ts';

export interface FileChange {
  /** Absolute path, with `/`. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes a new file, or one that a former run wrote.
 * @throws WriteRefused where it can't
 */
export async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(file, text);
  } catch (error) {
    throw new WriteRefused(file, `it can't be written: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
