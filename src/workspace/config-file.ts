/** Finds the configuration file. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withSlashes } from './paths.ts';

export const CONFIG_FILE = 'stepalign.config.json';

/**
 * The configuration of the nearest folder that has one.
 * @param from the folder to begin with; absolute
 * @param top the last folder to look in: `from` or one above it
 */
export async function readConfigFile(
  from: string,
  top: string,
): Promise<{ readonly path: string; readonly text: string } | null> {
  for (let folder = from; ; folder = withSlashes(dirname(folder))) {
    const path = `${folder}/${CONFIG_FILE}`;
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null) return { path, text };
    if (folder === top || folder === withSlashes(dirname(folder))) return null;
  }
}
