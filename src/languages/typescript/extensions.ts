/** The files that are read as TypeScript or JavaScript. */

/** Endings with their dot, lower case. */
export const TYPESCRIPT_EXTENSIONS: readonly string[] = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
];
