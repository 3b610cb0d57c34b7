/** Finds the configuration file. */
import { dirname } from 'node:path';
import { isWithin, withSlashes } from './paths.ts';
import { readPlainFile } from './plain-file.ts';

export const CONFIG_FILE = 'stepalign.config.json';

const MAX_BYTES = 1024 * 1024;

export interface ConfigFileText {
  readonly path: string;
  readonly text: string;
  /** Whether a link leads to it out of the tree: then nobody is shown what it holds. */
  readonly isOutside: boolean;
}

/**
 * The configuration of the nearest folder that has one.
 * @param from the folder to begin with; absolute
 * @param top the last folder to look in: `from` or one above it
 * @throws UsageError where something stands there that can't be read as a plain file
 */
export async function readConfigFile(from: string, top: string): Promise<ConfigFileText | null> {
  for (let folder = from; ; folder = withSlashes(dirname(folder))) {
    const path = `${folder}/${CONFIG_FILE}`;
    const file = await readPlainFile(path, MAX_BYTES);
    if (file !== null)
      return { path, text: file.bytes.toString('utf8'), isOutside: !isWithin(top, file.place) };
    if (folder === top || folder === withSlashes(dirname(folder))) return null;
  }
}
