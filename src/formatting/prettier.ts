/** Formats with prettier, with options and parsers that are named one by one: it looks for nothing itself. */
import { stripVTControlCharacters } from 'node:util';
import type { Options } from 'prettier';
import { UnfollowedConfig } from './config-file.ts';
import type { ConfigFile, Formatter } from './config-file.ts';
import { editorConfigOptions } from './editorconfig.ts';
import { isPrettierIgnored, prettierConfigFor } from './prettier-config.ts';

/** prettier's own parsers for the languages that stepalign changes; any other name would be one of a plug-in. */
const PARSERS = new Set<unknown>([
  ...['acorn', 'babel', 'babel-flow', 'babel-ts', 'espree', 'flow', 'meriyah', 'typescript'],
  ...['json', 'json5', 'jsonc', 'json-stringify', 'yaml'],
]);

/**
 * What formats a file as the configuration says; null where there is none, or where it leaves the file alone.
 * @param files the configuration files of its folder and of those above it, the nearest first
 * @throws UnfollowedConfig where stepalign doesn't follow the configuration
 */
export async function prettierFor(path: string, files: readonly ConfigFile[]): Promise<Formatter | null> {
  const config = prettierConfigFor(path, files);
  if (config === null || isPrettierIgnored(path, files)) return null;
  const { parser } = config.options;
  if (parser !== undefined && parser !== null && !PARSERS.has(parser))
    throw new UnfollowedConfig(config.file, "it names a parser that prettier hasn't itself");
  const options = {
    ...(await editorConfigOptions(path, files)),
    ...config.options,
    filepath: path,
    plugins: [],
  } as Options;
  const prettier = await import('prettier');
  try {
    await prettier.format('', options);
  } catch (error) {
    throw new UnfollowedConfig(
      config.file,
      `prettier refuses its settings: ${stripVTControlCharacters((error as Error).message)}`,
    );
  }
  return { name: 'prettier', format: (text) => prettier.format(text, options) };
}
