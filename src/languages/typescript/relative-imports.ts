/** Finds the module that a relative import names as the compiler does for a bundler, without loading the compiler. */
import { posix } from 'node:path';

/** What an import without an ending stands for, the best first. */
const PLAIN = ['.ts', '.tsx', '.js', '.jsx'] as const;
const WITH_JSX = ['.tsx', '.ts', '.jsx', '.js'] as const;
const MODULE = ['.mts', '.mjs'] as const;
const COMMON = ['.cts', '.cjs'] as const;

/** What an ending stands for: `./x.js` may be `x.ts`. */
const STANDS_FOR: Readonly<Record<string, readonly string[]>> = {
  '.ts': PLAIN,
  '.js': PLAIN,
  '.tsx': WITH_JSX,
  '.jsx': WITH_JSX,
  '.mts': MODULE,
  '.mjs': MODULE,
  '.cts': COMMON,
  '.cjs': COMMON,
};

export function isRelative(from: string): boolean {
  return /^\.\.?(?:\/|$)/.test(from);
}

/**
 * @param importer the importing file's path
 * @param from what it imports: relative
 * @param has tells whether there is such a file
 * @returns the file's path, or null
 */
export function resolveRelative(
  importer: string,
  from: string,
  has: (path: string) => boolean,
): string | null {
  const path = posix.join(posix.dirname(importer), from).replace(/(?<=.)\/$/, '');
  const namesFolder = /(?:^|\/)\.{0,2}$/.test(from);
  const ending = posix.extname(path);
  const stem = path.slice(0, path.length - ending.length);
  const files = namesFolder
    ? []
    : [...(STANDS_FOR[ending] ?? []).map((each) => stem + each), ...PLAIN.map((each) => path + each)];
  return [...files, ...PLAIN.map((each) => `${path}/index${each}`)].find(has) ?? null;
}
