/** The settings of black, as ruff's formatter takes them: both have one style. */
import { stringsOf, UnfollowedConfig } from './config-file.ts';
import type { ConfigFile } from './config-file.ts';
import { pathFrom, stepsOf } from './patterns.ts';
import { isInForeignFolder } from './python-config.ts';
import type { PythonConfig, Table } from './python-config.ts';

/** Settings for styles that ruff hasn't, or that change with each version. */
const UNFOLLOWED = ['preview', 'unstable', 'enable-unstable-feature', 'pyi'];

/** The oldest Python that ruff knows: where black isn't told one, it writes nothing that only newer ones read. */
const OLDEST_PYTHON = 'py37';

/**
 * What ruff's formatter is told; null where black leaves the file alone.
 * @throws UnfollowedConfig where the configuration asks for what changes from version to version
 */
export async function blackSettings(
  path: string,
  { file, table, oldestPython }: PythonConfig,
): Promise<Table | null> {
  const unfollowed = UNFOLLOWED.find((key) => ![undefined, false].includes(table[key] as undefined));
  if (unfollowed !== undefined)
    throw new UnfollowedConfig(file, `its setting ${unfollowed} of black isn't one that stepalign follows`);
  if (await isExcluded(path, table, file)) return null;
  const [oldest = oldestPython ?? OLDEST_PYTHON] = stringsOf(table['target-version']).sort(byVersion);
  return {
    'line-length': table['line-length'] ?? 88,
    'target-version': Number(oldest.slice(3)) < 7 ? OLDEST_PYTHON : oldest,
    format: {
      'quote-style': table['skip-string-normalization'] === true ? 'preserve' : 'double',
      'skip-magic-trailing-comma': table['skip-magic-trailing-comma'] === true,
    },
  };
}

function byVersion(a: string, b: string): number {
  return Number(a.slice(3)) - Number(b.slice(3));
}

/** black looks for its patterns in paths that begin with a slash, those of folders also ending with one. */
async function isExcluded(path: string, table: Table, file: ConfigFile): Promise<boolean> {
  const own = pathFrom(file, path);
  const { exclude } = table;
  if (exclude === undefined && isInForeignFolder(own)) return true;
  const patterns = [exclude, table['extend-exclude'], table['force-exclude']].flatMap(stringsOf);
  const included = stringsOf(table['include']);
  if (patterns.length + included.length === 0) return false;
  const steps = stepsOf(own).map((step) => (step === own ? `/${step}` : `/${step}/`));
  const [isLeftOut, isTaken] = await Promise.all([finds(patterns, file), finds(included, file)]);
  return steps.some(isLeftOut) || (included.length > 0 && !isTaken(`/${own}`));
}

/** Whether a path has one of these patterns in it. RE2 takes time that grows with the path's length and no faster. */
async function finds(patterns: readonly string[], file: ConfigFile): Promise<(path: string) => boolean> {
  const { RE2JS } = await import('re2js');
  try {
    const compiled = patterns.filter((each) => each !== '').map((each) => RE2JS.compile(withoutLayout(each)));
    return (path) => compiled.some((pattern) => pattern.matcher(path).find());
  } catch (error) {
    throw new UnfollowedConfig(file, `a pattern in it can't be followed: ${(error as Error).message}`);
  }
}

/** To black a pattern on several lines is one with comments and free spaces. */
function withoutLayout(pattern: string): string {
  if (!pattern.includes('\n')) return pattern;
  return pattern.replace(/(\\[^]|\[[^\]]*\])|#.*|\s+/g, '$1');
}
