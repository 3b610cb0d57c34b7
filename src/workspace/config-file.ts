/** Finds the files that configure stepalign: its own, and the section that it has in those of a project. */
import { dirname, posix } from 'node:path';
import { isWithin, withSlashes } from './paths.ts';
import { readPlainFile } from './plain-file.ts';
import { UsageError } from './usage-error.ts';

/** Those that hold nothing else. */
export const CONFIG_FILES: readonly string[] = [
  'stepalign.config.json',
  'stepalign.config.yaml',
  'stepalign.config.yml',
];

/** Those in which it may have a section of its own, by what that is called. */
const HOSTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['package.json', ['stepalign']],
  ['pyproject.toml', ['tool', 'stepalign']],
]);

const MAX_BYTES = 1024 * 1024;

export interface ConfigFileText {
  /** Absolute, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The keys that lead to the configuration; none where the whole file is one. */
  readonly section: readonly string[];
  /** Whether a link leads to it out of the tree: then nobody is shown what it holds. */
  readonly isOutside: boolean;
}

/**
 * A file by its name.
 * @param top the tree that it is read in; absolute, with `/`; null where it may lie anywhere
 * @returns null where nothing stands under the name
 * @throws UsageError where something stands there that can't be read as a plain file
 */
export async function readConfigFile(path: string, top: string | null): Promise<ConfigFileText | null> {
  const file = await readPlainFile(path, MAX_BYTES);
  return file === null
    ? null
    : {
        path,
        text: file.bytes.toString('utf8').replace(/^\uFEFF/, ''),
        section: HOSTS.get(posix.basename(path)) ?? [],
        isOutside: top !== null && !isWithin(top, file.place),
      };
}

/**
 * What `toConfig` makes of the file that configures stepalign in the nearest folder that has one.
 * @param from the folder to begin with; absolute
 * @param top the last folder to look in: `from` or one above it
 * @param toConfig gives null for a file that says nothing of stepalign
 * @returns null where no folder has any
 * @throws UsageError where several of a folder do, or something stands there that can't be read as a plain file
 */
export async function nearestConfig<Found>(
  from: string,
  top: string,
  toConfig: (file: ConfigFileText) => Promise<Found | null>,
): Promise<Found | null> {
  for (let folder = from; ; folder = withSlashes(dirname(folder))) {
    const found: { readonly path: string; readonly config: Found }[] = [];
    for (const name of [...CONFIG_FILES, ...HOSTS.keys()]) {
      const file = await readConfigFile(`${folder === '/' ? '' : folder}/${name}`, top);
      const config = file === null ? null : await toConfig(file);
      if (file !== null && config !== null) found.push({ path: file.path, config });
    }
    const [first, second] = found;
    if (first !== undefined && second !== undefined)
      throw new UsageError(
        `${first.path} and ${second.path} both configure stepalign: keep one of them, which \`extends\` the other or has all of it`,
      );
    if (first !== undefined) return first.config;
    if (folder === top || folder === withSlashes(dirname(folder))) return null;
  }
}
