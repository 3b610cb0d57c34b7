/** Finds the git that is started: never one that a checked tree brings. */
import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { env, platform } from 'node:process';
import { isWithin, withSlashes } from './paths.ts';

const NAME = platform === 'win32' ? 'git.exe' : 'git';

/** Where programs are looked for when the environment doesn't say. */
const DEFAULT_PATH = '/usr/bin:/bin';

export interface GitProgram {
  /** Absolute; null where there is none. */
  readonly file: string | null;
  /** The folders that it may look for programs in, as PATH has them. */
  readonly path: string;
}

const trees = new Set<string>();

/** What was found for the trees that are known, by PATH. */
const found = new Map<string, GitProgram>();

/** Has no program of the tree that a folder is in started from now on. @param folder absolute */
export function distrustTreeOf(folder: string): void {
  const tree = repositoryOf(folder) ?? folder;
  if (trees.has(tree)) return;
  trees.add(tree);
  found.clear();
}

/** The nearest folder with a repository in it, from a folder upwards; null where there is none. */
export function repositoryOf(folder: string): string | null {
  for (let at = folder; ; at = withSlashes(dirname(at))) {
    if (existsSync(`${at}/.git`)) return at;
    if (at === withSlashes(dirname(at))) return null;
  }
}

/**
 * The first git in the absolute entries of PATH that lie outside of all distrusted trees, wherever links lead. It is
 * looked for once, but for trees that become known later.
 */
export function gitProgram(): GitProgram {
  const searched = env['PATH'] ?? DEFAULT_PATH;
  const known = found.get(searched);
  if (known !== undefined) return known;
  const folders = searched.split(delimiter).filter((entry) => isAbsolute(entry) && isOutside(entry));
  const file = folders.map((folder) => join(folder, NAME)).find((each) => isProgram(each) && isOutside(each));
  const program = { file: file ?? null, path: folders.join(delimiter) };
  found.set(searched, program);
  return program;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether neither a path nor what it leads to lies in a distrusted tree; one that leads nowhere holds no program. */
function isOutside(path: string): boolean {
  try {
    const places = [path, realpathSync(path)].map(withSlashes);
    return [...trees].every((tree) => places.every((place) => !isWithin(tree, place)));
  } catch {
    return false;
  }
}
