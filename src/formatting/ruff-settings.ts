/** The settings of ruff, as far as its formatter heeds them. */
import { posix } from 'node:path';
import { recordOf, stringsOf, UnfollowedConfig } from './config-file.ts';
import type { ConfigFile } from './config-file.ts';
import { checkPatterns, matches, pathFrom, stepsOf } from './patterns.ts';
import { FOREIGN_FOLDERS } from './python-config.ts';
import type { PythonConfig, Table } from './python-config.ts';

const SETTINGS = ['line-length', 'indent-width', 'target-version'];
const FORMAT_SETTINGS = [
  'quote-style',
  'indent-style',
  'line-ending',
  'skip-magic-trailing-comma',
  'docstring-code-format',
  'docstring-code-line-length',
  'nested-string-quote-style',
];

/**
 * What ruff's formatter is told; null where the file is left alone.
 * @throws UnfollowedConfig where the configuration builds on others, or asks for what changes from version to version
 */
export function ruffSettings(path: string, { file, table, oldestPython }: PythonConfig): Table | null {
  const format = recordOf(table['format']);
  if (table['extend'] !== undefined)
    throw new UnfollowedConfig(file, "it extends another file, which stepalign doesn't follow");
  if (table['per-file-target-version'] !== undefined)
    throw new UnfollowedConfig(file, "it has per-file-target-version, which stepalign doesn't follow");
  if (table['preview'] === true || format['preview'] === true)
    throw new UnfollowedConfig(file, "it asks for ruff's preview style, which changes with each version");
  if (isExcluded(path, table, format, file)) return null;
  return {
    ...(oldestPython === null ? {} : { 'target-version': oldestPython }),
    ...pick(table, SETTINGS),
    format: pick(format, FORMAT_SETTINGS),
  };
}

function pick(table: Table, keys: readonly string[]): Table {
  return Object.fromEntries(Object.entries(table).filter(([key]) => keys.includes(key)));
}

/** ruff leaves out what a pattern matches, and all below it; a pattern without a slash is about names. */
function isExcluded(path: string, table: Table, format: Table, file: ConfigFile): boolean {
  const own = pathFrom(file, path);
  const included = [table['include'], table['extend-include']].map(stringsOf);
  const excluded = [table['exclude'] ?? FOREIGN_FOLDERS, table['extend-exclude'], format['exclude']]
    .flatMap(stringsOf)
    .map((pattern) => pattern.replace(/^\.\/|\/$/g, ''));
  checkPatterns([...included.flat(), ...excluded], own, file);
  // ruff's stars match slashes, too.
  const isMatched = (patterns: readonly string[]) => (step: string) =>
    matches(posix.basename(step), patterns, { bash: true }) || matches(step, patterns, { bash: true });
  const isLeftOut = table['include'] !== undefined && !isMatched(included.flat())(own);
  return isLeftOut || stepsOf(own).some(isMatched(excluded));
}
