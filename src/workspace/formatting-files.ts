/** Reads the files that say how sources are formatted; programs among them aren't even read. */
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isFormattingFile, isProgram } from '../formatting/config-file.ts';
import type { ConfigFile } from '../formatting/config-file.ts';
import { withSlashes } from './paths.ts';
import { TreeFiles } from './tree-files.ts';

/** Configurations are written by hand, and what is larger takes long to parse. */
const MAX_LENGTH = 256 * 1024;

/**
 * Those of a folder and of the folders above it, the nearest first.
 * @param folder the folder to begin with; absolute, with `/`
 * @param top the last folder to look in: `folder` or one above it
 */
export async function readFormattingFiles(folder: string, top: string): Promise<ConfigFile[]> {
  const own = await inFolder(folder);
  const above = withSlashes(dirname(folder));
  return folder === top || folder === above ? own : [...own, ...(await readFormattingFiles(above, top))];
}

async function inFolder(folder: string): Promise<ConfigFile[]> {
  const names = await readdir(folder).catch(() => []);
  const [programs, data] = [true, false].map((wanted) =>
    names.filter((name) => isFormattingFile(name) && isProgram(name) === wanted),
  );
  const paths = (data ?? []).map((name) => `${folder}/${name}`);
  const files = new TreeFiles(paths);
  return [
    ...(programs ?? []).map((name) => ({ path: `${folder}/${name}`, text: '' })),
    ...paths.map((path) => {
      const result = files.read(path);
      return { path, text: 'text' in result && result.text.length <= MAX_LENGTH ? result.text : null };
    }),
  ];
}
