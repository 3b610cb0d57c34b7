/** Writes changed files: all of them, or none. */
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { describeError } from './problem.ts';

export interface FileChange {
  /** Absolute path, with `/`. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Why nothing was written. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
  readonly file: string;

  constructor(file: string, why: string) {
    super(why);
    this.file = file;
  }
}

/**
 * Writes every change, each file at once beside itself and renamed, with its permissions kept.
 * @throws WriteRefused where a file isn't any more what was read, or can't be written; then no file is changed
 */
export async function writeChanges(changes: readonly FileChange[]): Promise<void> {
  for (const change of changes) await checkWritable(change);
  const written: FileChange[] = [];
  for (const change of changes) {
    try {
      await writeFileAtomic(change.file, change.after);
      written.push(change);
    } catch (error) {
      for (const { file, before } of written) await writeFileAtomic(file, before);
      throw new WriteRefused(change.file, `it can't be written, so no file was changed: ${messageOf(error)}`);
    }
  }
}

async function checkWritable({ file, before }: FileChange): Promise<void> {
  let now: Buffer;
  try {
    await access(file, constants.W_OK);
    now = await readFile(file);
  } catch (error) {
    throw new WriteRefused(file, `nothing was written, since this file can't be: ${describeError(error)}`);
  }
  if (!now.equals(Buffer.from(before))) {
    throw new WriteRefused(
      file,
      'nothing was written, since this file was changed while stepalign ran: run it again',
    );
  }
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
