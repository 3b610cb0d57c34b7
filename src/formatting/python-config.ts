/** Finds how Python files are formatted: the settings of ruff or of black, as ruff's formatter takes them. */
import { posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { byFolder, isRecord, parsed, recordOf, RUFF_FILES } from './config-file.ts';
import type { ConfigFile } from './config-file.ts';

export type Table = Readonly<Record<string, unknown>>;

/** What one file says of one formatter. */
export interface PythonConfig {
  readonly name: 'ruff' | 'black';
  readonly file: ConfigFile;
  readonly table: Table;
  /** The oldest Python that the project beside it asks for (`py38`), if it says so. */
  readonly oldestPython: string | null;
}

/**
 * The configuration for the files of a folder, or null.
 * @param files the configuration files of the folder and of those above it, the nearest first
 * @throws UnfollowedConfig where one of them can't be read
 */
export function pythonConfigIn(files: readonly ConfigFile[]): PythonConfig | null {
  const folders = [...byFolder(files).values()];
  const depth = (config: PythonConfig | undefined): number => config?.file.path.split('/').length ?? 0;
  const [ruff] = folders.flatMap((folder) => ruffIn(folder) ?? []);
  const [black] = folders.flatMap((folder) => blackIn(folder) ?? []);
  // Beside black, ruff often does no more than lint.
  const isRuff = black === undefined || (isRecord(ruff?.table['format']) && depth(ruff) >= depth(black));
  return (isRuff ? ruff : black) ?? null;
}

type Folder = ReadonlyMap<string, ConfigFile>;

function ruffIn(folder: Folder): PythonConfig | null {
  for (const name of RUFF_FILES) {
    const file = folder.get(name);
    if (file === undefined) continue;
    const toml = tomlOf(file);
    const table = name === 'pyproject.toml' ? recordOf(toml['tool'])['ruff'] : toml;
    if (isRecord(table)) return { name: 'ruff', file, table, oldestPython: oldestPythonIn(folder) };
  }
  return null;
}

function blackIn(folder: Folder): PythonConfig | null {
  const file = folder.get('pyproject.toml');
  const table = file === undefined ? undefined : recordOf(tomlOf(file)['tool'])['black'];
  if (file === undefined || !isRecord(table)) return null;
  const settings = Object.entries(table).map(([key, value]) => [
    key.replace(/^--/, '').replaceAll('_', '-'),
    value,
  ]);
  return {
    name: 'black',
    file,
    table: Object.fromEntries(settings) as Table,
    oldestPython: oldestPythonIn(folder),
  };
}

function oldestPythonIn(folder: Folder): string | null {
  const file = folder.get('pyproject.toml');
  const range = file === undefined ? undefined : recordOf(tomlOf(file)['project'])['requires-python'];
  const minor = /(?:>=|~=|==)\s*3\.(\d+)/.exec(typeof range === 'string' ? range : '')?.[1];
  return minor === undefined ? null : `py3${minor}`;
}

function tomlOf(file: ConfigFile): Table {
  return recordOf(parsed(file, parseToml));
}

/** Folders that ruff and black leave alone where nothing else is said. */
export const FOREIGN_FOLDERS: readonly string[] = [
  ...['.bzr', '.direnv', '.eggs', '.git', '.git-rewrite', '.hg', '.ipynb_checkpoints', '.mypy_cache', '.nox'],
  ...['.pants.d', '.pyenv', '.pytest_cache', '.pytype', '.ruff_cache', '.svn', '.tox', '.venv', '.vscode'],
  ...['__pypackages__', '_build', 'buck-out', 'build', 'dist', 'node_modules', 'site-packages', 'venv'],
];

/** Whether the path, as seen from the configuration, is in a folder of that kind. */
export function isInForeignFolder(path: string): boolean {
  return posix
    .dirname(path)
    .split('/')
    .some((name) => FOREIGN_FOLDERS.includes(name));
}
