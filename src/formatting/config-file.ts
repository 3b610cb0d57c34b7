/** The files in which a repository says how its sources are formatted, and what is made of them. */
import { posix } from 'node:path';

/** A file that says how others are formatted, or which of them are left alone. */
export interface ConfigFile {
  /** Absolute, with `/`. */
  readonly path: string;
  /** Null where it can't be read as text; empty for a program, which nobody needs to read. */
  readonly text: string | null;
}

/** What formats a file as its repository configures it. */
export interface Formatter {
  /** `prettier`, `ruff`, `black` */
  readonly name: string;
  /** Gives the formatted text. @throws Error where the formatter can't read it */
  readonly format: (text: string) => string | Promise<string>;
}

/** A configuration that stepalign doesn't follow. */
interface Unfollowed {
  /** Absolute path of the file. */
  readonly config: string;
  /** What about it: "it is a program, which stepalign never runs". */
  readonly why: string;
}

/** Null where no formatter is configured for the file. */
export type Formatting = { readonly formatter: Formatter } | { readonly unfollowed: Unfollowed } | null;

/** Thrown while a configuration is read that stepalign doesn't follow. */
export class UnfollowedConfig extends Error {
  override readonly name = 'UnfollowedConfig';
  readonly config: string;

  constructor(config: ConfigFile, why: string) {
    super(why);
    this.config = config.path;
  }
}

/** The places where prettier looks for its configuration in a folder, in its order. */
export const PRETTIER_FILES: readonly string[] = [
  'package.json',
  'package.yaml',
  '.prettierrc',
  '.prettierrc.json',
  '.prettierrc.yml',
  '.prettierrc.yaml',
  '.prettierrc.json5',
  '.prettierrc.js',
  'prettier.config.js',
  '.prettierrc.ts',
  'prettier.config.ts',
  '.prettierrc.mjs',
  'prettier.config.mjs',
  '.prettierrc.mts',
  'prettier.config.mts',
  '.prettierrc.cjs',
  'prettier.config.cjs',
  '.prettierrc.cts',
  'prettier.config.cts',
  '.prettierrc.toml',
];

/** The places where ruff looks for its configuration in a folder, in its order. */
export const RUFF_FILES: readonly string[] = ['.ruff.toml', 'ruff.toml', 'pyproject.toml'];

const FORMATTING_FILES = new Set([...PRETTIER_FILES, ...RUFF_FILES, '.prettierignore', '.editorconfig']);

/** Whether a file of this name takes part in how others are formatted. */
export function isFormattingFile(name: string): boolean {
  return FORMATTING_FILES.has(name);
}

/** Whether a configuration of this name is a program. */
export function isProgram(name: string): boolean {
  return PRETTIER_FILES.includes(name) && /\.[cm]?[jt]s$/.test(name);
}

/** Files by name, by the folder that they are in; the folders in the order of the files. */
export function byFolder(files: readonly ConfigFile[]): Map<string, Map<string, ConfigFile>> {
  const folders = new Map<string, Map<string, ConfigFile>>();
  for (const file of files) {
    const folder = posix.dirname(file.path);
    const known = folders.get(folder) ?? new Map<string, ConfigFile>();
    folders.set(folder, known.set(posix.basename(file.path), file));
  }
  return folders;
}

/**
 * What a file holds.
 * @param parse reads its text, without a byte order mark
 * @throws UnfollowedConfig where it can't be read
 */
export function parsed(file: ConfigFile, parse: (text: string) => unknown): unknown {
  if (file.text === null) throw new UnfollowedConfig(file, "it can't be read as text, or is a link");
  try {
    return parse(file.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UnfollowedConfig(file, `it can't be read: ${reason}`);
  }
}

/** A value as an object; empty where it is none. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings that a setting holds: one, or a list of them. */
export function stringsOf(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}
