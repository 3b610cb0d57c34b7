/** What a baseline is, as a file that may be written over, and how it is read. */
import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileKind } from './own-file.ts';
import { withSlashes } from './paths.ts';
import { readPlainFile } from './plain-file.ts';

/** Some ten times what 100,000 findings take. */
const MAX_BYTES = 256 * 1024 * 1024;

/** By what says so in it: one that is damaged, by a merge say, is one all the same. */
export const BASELINE: FileKind = {
  what: 'baseline',
  lookedAt: MAX_BYTES,
  isOne: (text) => /"baseline":\s*"stepalign"/.test(text),
};

export interface BaselineFile {
  /** Null where there is none yet. */
  readonly text: string | null;
  /** The folder that it stands in, links resolved: what its paths are relative to. */
  readonly folder: string;
}

/**
 * @param file absolute path, with `/`
 * @throws UsageError where something stands there that can't be read as a plain file
 */
export async function readBaselineFile(file: string): Promise<BaselineFile> {
  const plain = await readPlainFile(file, MAX_BYTES, 'which is too large for a baseline');
  const folder = dirname(file);
  return {
    text: plain?.bytes.toString('utf8') ?? null,
    folder: withSlashes(await realpath(folder).catch(() => folder)),
  };
}
