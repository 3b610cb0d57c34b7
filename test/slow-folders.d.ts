/** Globs of the tests' files in these folders. */
export const SLOW_FOLDERS: readonly string[];
