/** Matches paths with the patterns of a checked tree, as long as they can't take long. */
import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { PicomatchOptions } from 'picomatch';
import { UnfollowedConfig } from './config-file.ts';
import type { ConfigFile } from './config-file.ts';

/**
 * Patterns become regular expressions, whose time grows with the path's length to the power of their wildcards. Within
 * these bounds that is less than a second for the worst tree, and no pattern that people write is outside of them.
 */
export const MAX_WILDCARDS = 4;
export const MAX_PATTERN = 200;
export const MAX_PATH = 255;

/** How many wildcards a glob has. */
export function wildcardsOf(pattern: string): number {
  return (pattern.match(/\*+|[?[{]/g) ?? []).length;
}

/** @throws UnfollowedConfig for a pattern, or a path to match, that is beyond the bounds */
export function checkPatterns(patterns: readonly string[], path: string, config: ConfigFile): void {
  const beyond = patterns.find(
    (pattern) =>
      pattern.length > MAX_PATTERN || /[()]|\.\./.test(pattern) || wildcardsOf(pattern) > MAX_WILDCARDS,
  );
  if (beyond !== undefined)
    throw new UnfollowedConfig(
      config,
      `its pattern ${beyond.slice(0, MAX_PATTERN)} is too complex to follow`,
    );
  if (patterns.length > 0 && path.length > MAX_PATH)
    throw new UnfollowedConfig(config, `${path} is too long a path for its patterns`);
}

/** Whether one of the patterns, which are in bounds, matches the path. */
export function matches(path: string, patterns: readonly string[], options: PicomatchOptions): boolean {
  return patterns.length > 0 && picomatch([...patterns], { dot: true, ...options })(path);
}

/** A path below a file's folder, as seen from there. */
export function pathFrom({ path }: ConfigFile, file: string): string {
  return posix.relative(posix.dirname(path), file);
}

/** `src/lib/a.py` as `src`, `src/lib`, `src/lib/a.py`. */
export function stepsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
