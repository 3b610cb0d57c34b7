/** Opens the files of a configuration: reads, parses and checks one. */
import { readConfigFile } from '../../workspace/config-file.ts';
import type { ConfigFileText } from '../../workspace/config-file.ts';
import { isWithin } from '../../workspace/paths.ts';
import { UsageError } from '../options.ts';
import { configFormatOf } from './formats.ts';
import type { ParsedConfig } from './parse.ts';
import type { Config } from './schema.ts';

/** Why nothing of the file is quoted. */
export const OUTSIDE = '; it is a link that leads out of the tree: what it leads to is not shown';

/** A file of a configuration, parsed, and not checked yet. */
export interface Opened {
  readonly file: ConfigFileText;
  readonly value: unknown;
  readonly parsed: ParsedConfig;
}

/**
 * A file that is named as a configuration.
 * @param top the tree that it has to lie in, absolute, with `/`; null where it may lie anywhere
 * @param say makes an error of what is wrong
 * @throws what `say` makes where it isn't there, lies outside, is in no format that is read, or has no section for
 * stepalign; UsageError where it can't be read or parsed
 */
export async function openConfig(
  path: string,
  top: string | null,
  say: (why: string) => UsageError,
): Promise<Opened> {
  if (configFormatOf(path) === null) throw say('only .json, .yaml, .yml and .toml files are read');
  if (top !== null && !isWithin(top, path)) throw say(outsideOf(top));
  const file = await readConfigFile(path, top);
  if (file === null) throw say('there is no such file');
  const opened = await openSection(file);
  if (opened === null) throw say(`it has no section ${file.section.join('.')}`);
  return opened;
}

export function outsideOf(top: string): string {
  return `it lies outside of ${top}, and nothing outside of the tree is read`;
}

/** What a file has for stepalign; null where it has no section for it. */
export async function openSection(file: ConfigFileText): Promise<Opened | null> {
  const { path, text, section, isOutside } = file;
  // A project's file is parsed only where it may have such a section.
  if (section.length > 0 && !text.includes('stepalign')) return null;
  const format = configFormatOf(path) ?? 'JSON';
  // Most trees have none: what parses and checks one is loaded where there is one.
  const { ConfigSyntaxError, parseConfig } = await import('./parse.ts');
  try {
    const parsed = parseConfig(text, format);
    let value: unknown = parsed.value ?? {};
    for (const key of section) value = (value as Record<string, unknown> | null | undefined)?.[key];
    return value === undefined ? null : { file, value, parsed };
  } catch (error) {
    if (!(error instanceof ConfigSyntaxError)) throw error;
    const { place, message } = error;
    throw new UsageError(
      isOutside
        ? `${path}: it is no ${format}${OUTSIDE}`
        : `${path}${place === null ? '' : `:${place.line}:${place.column}`}: it is no ${format}: ${message}`,
    );
  }
}

/** @throws UsageError where it isn't what its schema asks for */
export async function checkedConfig({
  file: { path, section, isOutside },
  value,
  parsed,
}: Opened): Promise<Config> {
  const { checkConfig } = await import('./check.ts');
  const config = checkConfig(value, path, section, parsed);
  if (typeof config !== 'string') return config;
  throw new UsageError(isOutside ? `${path}: it isn't what its schema asks for${OUTSIDE}` : config);
}
