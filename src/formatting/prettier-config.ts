/** Finds the prettier configuration of a file and reads it as data: prettier itself would run programs. */
import { posix } from 'node:path';
import ignore from 'ignore';
import json5 from 'json5';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { byFolder, isProgram, isRecord, parsed, PRETTIER_FILES } from './config-file.ts';
import { recordOf, stringsOf, UnfollowedConfig } from './config-file.ts';
import type { ConfigFile } from './config-file.ts';
import { checkPatterns, matches, pathFrom } from './patterns.ts';

type Options = Readonly<Record<string, unknown>>;

export interface PrettierConfig {
  readonly file: ConfigFile;
  /** As they are written, those of overrides for the formatted file among them. */
  readonly options: Options;
}

/**
 * The configuration that prettier would find for a file, or null.
 * @param files the configuration files of its folder and of those above it, the nearest first
 * @throws UnfollowedConfig for a program, a configuration with plug-ins, one that can't be read
 */
export function prettierConfigFor(path: string, files: readonly ConfigFile[]): PrettierConfig | null {
  const [found] = [...byFolder(files).values()].flatMap((folder) =>
    PRETTIER_FILES.flatMap((name) => folder.get(name) ?? []).filter(isConfiguration),
  );
  if (found === undefined) return null;
  if (isProgram(posix.basename(found.path)))
    throw new UnfollowedConfig(found, 'it is a program, which stepalign never runs');
  const config = read(found) ?? {};
  if (typeof config === 'string')
    throw new UnfollowedConfig(found, `it names ${config}, which is a program, and stepalign never runs one`);
  if (!isRecord(config)) throw new UnfollowedConfig(found, 'it is no configuration of prettier');
  const options = optionsFor(path, config, found);
  if (isFilled(options['plugins']))
    throw new UnfollowedConfig(found, 'it names plug-ins, which are programs, and stepalign never runs one');
  return { file: found, options };
}

/** Whether a .prettierignore in one of the folders above a file leaves it alone. */
export function isPrettierIgnored(path: string, files: readonly ConfigFile[]): boolean {
  return files
    .filter((file) => posix.basename(file.path) === '.prettierignore')
    .some((file) => {
      const lines = stringsOf(parsed(file, (text) => text.split(/\r?\n/))).filter(
        (line) => line.trim() !== '' && !line.startsWith('#'),
      );
      const own = pathFrom(file, path);
      checkPatterns(lines, own, file);
      return ignore({ allowRelativePaths: true }).add(lines).ignores(own);
    });
}

/** A package's own file is one only where it has the key; prettier takes no notice of one that it can't read. */
function isConfiguration(file: ConfigFile): boolean {
  if (!posix.basename(file.path).startsWith('package.')) return true;
  try {
    return Boolean(read(file));
  } catch {
    return false;
  }
}

function read(file: ConfigFile): unknown {
  const yaml = (text: string): unknown => parseYaml(text, { logLevel: 'error' });
  switch (posix.basename(file.path)) {
    case 'package.json':
      return recordOf(parsed(file, JSON.parse))['prettier'];
    case 'package.yaml':
      return recordOf(parsed(file, yaml))['prettier'];
    case '.prettierrc.json':
      return parsed(file, JSON.parse);
    case '.prettierrc.json5':
      return parsed(file, (text) => json5.parse<unknown>(text));
    case '.prettierrc.toml':
      return parsed(file, parseToml);
    default:
      return parsed(file, yaml);
  }
}

function optionsFor(path: string, { overrides, ...options }: Options, file: ConfigFile): Options {
  const own = pathFrom(file, path);
  const all: unknown[] = Array.isArray(overrides) ? overrides : [];
  const matching = all.map(recordOf).filter((override) => {
    const [patterns, ignored] = [stringsOf(override['files']), stringsOf(override['excludeFiles'])];
    checkPatterns([...patterns, ...ignored], own, file);
    const [deep, flat] = [true, false].map((isDeep) =>
      patterns.filter((pattern) => pattern.includes('/') === isDeep),
    );
    return (
      matches(own, flat ?? [], { ignore: ignored, basename: true }) ||
      matches(own, deep ?? [], { ignore: ignored })
    );
  });
  return Object.assign({}, options, ...matching.map((override) => recordOf(override['options']))) as Options;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
