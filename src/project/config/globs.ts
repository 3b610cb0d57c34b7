/** Globs of a configuration: they match quickly, or are refused. */
import { posix } from 'node:path';
import picomatch from 'picomatch';
import { MAX_PATH, MAX_PATTERN, MAX_WILDCARDS, wildcardsOf } from '../../formatting/patterns.ts';
import { memoize } from '../../memoize/memoize.ts';

/** Why a glob isn't taken; null where it is. */
export function whyNoGlob(glob: string): string | null {
  if (glob.length > MAX_PATTERN) return `a glob has at most ${MAX_PATTERN} characters`;
  if (wildcardsOf(glob) > MAX_WILDCARDS)
    return `a glob has at most ${MAX_WILDCARDS} wildcards (* ? [ {): with more it could take for ever`;
  if (/[()]/.test(glob)) return 'a glob has no parentheses: with them it could take for ever';
  if (/(?:^|\/)\.\.(?:\/|$)/.test(glob)) return 'a glob leads to nothing above its folder';
  return glob.startsWith('!') ? 'a glob takes nothing back: there is no ! before it' : null;
}

/** Whether a path is too long to be matched by globs in little time. */
export function isTooLong(path: string, folder: string): boolean {
  return posix.relative(folder, path).length > MAX_PATH;
}

/**
 * Tells whether a path, or a folder that it is in, matches one of the globs. As git has it, one without a slash matches at
 * any depth, and one with a slash from the folder on.
 * @param globs that are taken
 * @param folder what they are relative to; absolute, with `/`
 * @returns takes absolute paths that aren't too long; what is outside of the folder matches nothing
 */
export function globMatcher(globs: readonly string[], folder: string): (path: string) => boolean {
  const patterns = globs.map((glob) => {
    const plain = glob.replace(/^\.\//, '').replace(/\/+$/, '');
    return plain.includes('/') ? plain.replace(/^\//, '') : `**/${plain}`;
  });
  if (patterns.length === 0) return () => false;
  const matches = picomatch(patterns, { dot: true });
  const isMatched = memoize(
    (path: string): boolean =>
      matches(path) || (path.includes('/') && isMatched(path.slice(0, path.lastIndexOf('/')))),
  );
  return (path) => {
    const below = posix.relative(folder, path);
    return !below.startsWith('../') && isMatched(below);
  };
}
