/** Reads the files that say how sources are formatted; programs among them aren't even read. */
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isFormattingFile, isProgram } from '../formatting/config-file.ts';
import type { ConfigFile } from '../formatting/config-file.ts';
import { decodeText } from './decode.ts';
import { withSlashes } from './paths.ts';
import { readPlainFile } from './plain-file.ts';

/** Configurations are written by hand, and what is larger takes long to parse. */
const MAX_BYTES = 256 * 1024;

/**
 * Those of a folder and of the folders above it, the nearest first.
 * @param folder the folder to begin with; absolute, with `/`
 * @param top the last folder to look in: `folder` or one above it
 * @throws UsageError where something stands under such a name that can't be read as a plain file
 */
export async function readFormattingFiles(folder: string, top: string): Promise<ConfigFile[]> {
  const own = await inFolder(folder);
  const above = withSlashes(dirname(folder));
  return folder === top || folder === above ? own : [...own, ...(await readFormattingFiles(above, top))];
}

async function inFolder(folder: string): Promise<ConfigFile[]> {
  const names = (await readdir(folder).catch(() => [])).filter(isFormattingFile);
  const paths = (wanted: boolean): string[] =>
    names.filter((name) => isProgram(name) === wanted).map((name) => `${folder}/${name}`);
  const data = paths(false).map(async (path) => {
    const file = await readPlainFile(path, MAX_BYTES);
    // What a link leads to is read where it lies.
    return { path, text: file?.place === path ? decodeText(file.bytes) : null };
  });
  return [...paths(true).map((path) => ({ path, text: '' })), ...(await Promise.all(data))];
}
