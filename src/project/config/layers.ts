/** Reads the configuration of a tree, with the files that it extends. */
import { posix } from 'node:path';
import { isWithin } from '../../workspace/paths.ts';
import { nearestConfig, readConfigFile } from '../../workspace/config-file.ts';
import type { ConfigFileText } from '../../workspace/config-file.ts';
import type { Scope } from '../../workspace/scope.ts';
import { UsageError } from '../options.ts';
import { configFormatOf } from './formats.ts';
import type { KeyPath, ParsedConfig } from './parse.ts';
import type { Config } from './schema.ts';

/** What one file says. */
export interface ConfigLayer {
  /** Absolute, with `/`. */
  readonly file: string;
  /** The file as messages name it, with its section: `pyproject.toml [tool.stepalign]`. */
  readonly name: string;
  readonly config: Config;
}

/** More files than any configuration is made of. */
const MAX_FILES = 50;

/** Why nothing of the file is quoted. */
const OUTSIDE = '; it is a link that leads out of the tree: what it leads to is not shown';

/**
 * The layers of the nearest configuration above the library's root, within its work tree: what counts most stands last.
 * None where there is none.
 * @throws UsageError where one of the files isn't what its schema asks for, can't be read, or extends what it may not
 */
export async function readLayers({
  root,
  workTree,
}: Pick<Scope, 'root' | 'workTree'>): Promise<ConfigLayer[]> {
  const top = workTree ?? root;
  const nearest = await nearestConfig(root, top, async (file) => {
    const parsed = await sectionOf(file);
    return parsed === null ? null : { file, ...parsed };
  });
  if (nearest === null) return [];
  const layers: ConfigLayer[] = [];
  const add = async ({ file, value, parsed }: Opened, chain: readonly string[]): Promise<void> => {
    const config = await checkedConfig(file, value, parsed);
    const sayOf =
      (setting: KeyPath, value: string, what: string) =>
      (why: string): UsageError => {
        const place = parsed.placeOf([...file.section, ...setting]);
        return new UsageError(
          file.isOutside
            ? `${file.path}: ${what} can't be read${OUTSIDE}`
            : `${file.path}${place === null ? '' : `:${place.line}:${place.column}`}: ${String(setting[0])} › ${value}: ${why}`,
        );
      };
    const { baseline } = config;
    if (baseline !== undefined && !isWithin(top, posix.resolve(posix.dirname(file.path), baseline)))
      throw sayOf(['baseline'], baseline, 'its baseline')(outsideOf(top));
    const given = config.extends ?? [];
    for (const [at, each] of (typeof given === 'string' ? [given] : given).entries()) {
      const setting = typeof given === 'string' ? ['extends'] : ['extends', at];
      const say = sayOf(setting, each, 'what it extends');
      const path = posix.resolve(posix.dirname(file.path), each);
      if (chain.includes(path))
        throw say(`that is circular: ${[...chain.slice(chain.indexOf(path)), path].join(' extends ')}`);
      if (layers.length + chain.length >= MAX_FILES) throw say(`these are more than ${MAX_FILES} files`);
      await add(await openExtended(path, top, say), [...chain, path]);
    }
    layers.push({ file: file.path, name: nameOf(file), config });
  };
  await add(nearest, [nearest.file.path]);
  return layers;
}

interface Opened {
  readonly file: ConfigFileText;
  readonly value: unknown;
  readonly parsed: ParsedConfig;
}

async function openExtended(path: string, top: string, say: (why: string) => UsageError): Promise<Opened> {
  if (configFormatOf(path) === null) throw say('only .json, .yaml, .yml and .toml files are read');
  if (!isWithin(top, path)) throw say(outsideOf(top));
  const file = await readConfigFile(path, top);
  if (file === null) throw say('there is no such file');
  if (file.isOutside) throw say('it is a link that leads out of the tree, and nothing outside of it is read');
  const parsed = await sectionOf(file);
  if (parsed === null) throw say(`it has no section ${file.section.join('.')}`);
  return { file, ...parsed };
}

function outsideOf(top: string): string {
  return `it lies outside of ${top}, and nothing outside of the tree is read`;
}

/** What a file has for stepalign; null where it has no section for it. */
async function sectionOf(file: ConfigFileText): Promise<Pick<Opened, 'value' | 'parsed'> | null> {
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
    return value === undefined ? null : { value, parsed };
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

async function checkedConfig(
  { path, section, isOutside }: ConfigFileText,
  value: unknown,
  parsed: ParsedConfig,
): Promise<Config> {
  const { checkConfig } = await import('./check.ts');
  const config = checkConfig(value, path, section, parsed);
  if (typeof config !== 'string') return config;
  throw new UsageError(isOutside ? `${path}: it isn't what its schema asks for${OUTSIDE}` : config);
}

/** `pyproject.toml [tool.stepalign]`, `stepalign.config.json` */
function nameOf({ path, section }: ConfigFileText): string {
  const name = posix.basename(path);
  return section.length === 0 ? name : `${name} [${section.join('.')}]`;
}
