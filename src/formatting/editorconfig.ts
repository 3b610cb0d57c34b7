/** What prettier takes from .editorconfig files. */
import { posix } from 'node:path';
import type { ConfigFile } from './config-file.ts';
import { parsed } from './config-file.ts';
import { checkPatterns, pathFrom } from './patterns.ts';

/**
 * The options for a file, as prettier reads them (https://prettier.io/docs/configuration#editorconfig).
 * @param files those of its folder and of the folders above it, the nearest first
 * @throws UnfollowedConfig where a pattern is too complex
 */
export async function editorConfigOptions(
  path: string,
  files: readonly ConfigFile[],
): Promise<Record<string, unknown>> {
  const own = files.filter((file) => posix.basename(file.path) === '.editorconfig');
  if (own.length === 0) return {};
  const { matcher, parseBuffer } = await import('editorconfig');
  let settings: Readonly<Record<string, unknown>> = {};
  for (const file of own) {
    const content = Buffer.from(parsed(file, String) as string);
    const sections = parseBuffer(content);
    const names = sections.flatMap(([name]) => name ?? []);
    checkPatterns(names, pathFrom(file, path), file);
    settings = { ...matcher({ root: posix.dirname(file.path) }, content)(path), ...settings };
    if (sections[0]?.[1]['root'] === 'true') break;
  }
  return prettierOptions(settings);
}

function prettierOptions(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { indent_style: style, indent_size: size, tab_width: width } = settings;
  const { max_line_length: length, quote_type: quotes, end_of_line: ending } = settings;
  const options: Record<string, unknown> = {};
  if (style === 'space') options['useTabs'] = false;
  else if (style === 'tab' || size === 'tab') options['useTabs'] = true;
  if (options['useTabs'] === false && isCount(size)) options['tabWidth'] = size;
  else if (isCount(width)) options['tabWidth'] = width;
  if (length === 'off') options['printWidth'] = Infinity;
  else if (isCount(length)) options['printWidth'] = length;
  if (quotes === 'single' || quotes === 'double') options['singleQuote'] = quotes === 'single';
  if (ending === 'lf' || ending === 'crlf' || ending === 'cr') options['endOfLine'] = ending;
  return options;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
