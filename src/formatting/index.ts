/** How a file is formatted in its repository; the formatters are loaded only when a file needs them. */
import { formatterOf } from '../languages/index.ts';
import type { LanguageTraits } from '../languages/traits.ts';
import { UnfollowedConfig } from './config-file.ts';
import type { ConfigFile, Formatter, Formatting } from './config-file.ts';

type FindFormatter = (path: string, files: readonly ConfigFile[]) => Promise<Formatter | null>;

const FORMATTERS: Readonly<Record<NonNullable<LanguageTraits['formatter']>, FindFormatter>> = {
  ruff: async (path, files) => (await import('./python.ts')).pythonFormatterFor(path, files),
  prettier: async (path, files) => (await import('./prettier.ts')).prettierFor(path, files),
};

/**
 * What formats a file, or why nothing does.
 * @param path of a source; absolute, with `/`
 * @param files the configuration files of its folder and of those above it, the nearest first
 */
export async function formattingOf(path: string, files: readonly ConfigFile[]): Promise<Formatting> {
  const by = formatterOf(path);
  if (by === null) return null;
  try {
    const formatter = await FORMATTERS[by](path, files);
    return formatter === null ? null : { formatter };
  } catch (error) {
    if (error instanceof UnfollowedConfig)
      return { unfollowed: { config: error.config, why: error.message } };
    throw error;
  }
}
