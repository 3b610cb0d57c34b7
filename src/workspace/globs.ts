/** Expands globs that are given as paths: a shell does it for who doesn't quote them, and none does it in package.json. */
import picomatch from 'picomatch';
import { languageNameOf } from '../languages/index.ts';

/** Whether a path has a wildcard, a set or an alternative in it. */
export function isGlob(path: string): boolean {
  return picomatch.scan(path).isGlob;
}

/**
 * The sources and folders that a glob matches, below `cwd` or, where it is absolute, anywhere; sorted. Hidden ones and
 * what is installed are left out, as they are where a folder is given.
 * @param cwd absolute
 */
export async function matchedSources(pattern: string, cwd: string): Promise<readonly string[]> {
  // What a library calls its interfaces isn't known yet: who asks for files of such an ending means them.
  const [ending = null] = /\.[\w-]+\.ya?ml$/i.exec(pattern) ?? [];
  const { glob } = await import('tinyglobby');
  const matched = await glob(pattern, {
    cwd,
    absolute: true,
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**'],
  });
  return matched
    .filter(
      (path) =>
        path.endsWith('/') || languageNameOf(path) !== null || (ending !== null && path.endsWith(ending)),
    )
    .sort();
}
