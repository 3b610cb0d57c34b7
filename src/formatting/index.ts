/** How a file is formatted in its repository; the formatters are loaded only when a file needs them. */
import { languageNameOf } from '../languages/index.ts';
import { UnfollowedConfig } from './config-file.ts';
import type { ConfigFile, Formatting } from './config-file.ts';

/**
 * What formats a file, or why nothing does.
 * @param path absolute, with `/`
 * @param files the configuration files of its folder and of those above it, the nearest first
 */
export async function formattingOf(path: string, files: readonly ConfigFile[]): Promise<Formatting> {
  try {
    const formatter =
      languageNameOf(path) === 'python'
        ? await (await import('./python.ts')).pythonFormatterFor(path, files)
        : await (await import('./prettier.ts')).prettierFor(path, files);
    return formatter === null ? null : { formatter };
  } catch (error) {
    if (error instanceof UnfollowedConfig)
      return { unfollowed: { config: error.config, why: error.message } };
    throw error;
  }
}
