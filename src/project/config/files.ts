/** Which files a configuration is about: what it includes and excludes. */
import type { Discovered } from '../../workspace/discover.ts';
import { fileProblem } from '../../workspace/problem.ts';
import type { FileProblem } from '../../workspace/problem.ts';
import type { Scope } from '../../workspace/scope.ts';
import { globMatcher, isTooLong } from './globs.ts';
import type { ConfigLayer } from './layers.ts';

/** What is left out by a configuration. */
export interface FileSelection {
  /** Whether what stands in a file is none of the library's declarations. */
  readonly isExcluded: (path: string) => boolean;
  /** Why findings and edits leave a file alone; null where they don't. */
  readonly whyLeft: (path: string) => string | null;
}

/** @param layers what counts most stands last: of several that include, or exclude, the last does */
export function selectionOf(layers: readonly ConfigLayer[]): FileSelection {
  const include = layers.findLast(({ config }) => config.include !== undefined);
  const exclude = layers.findLast(({ config }) => config.exclude !== undefined);
  const isIncluded = include === undefined ? null : globMatcher(include.config.include ?? [], include.folder);
  const isExcluded = exclude === undefined ? null : globMatcher(exclude.config.exclude ?? [], exclude.folder);
  const withGlobs = layers.filter(
    (layer) => layer === include || layer === exclude || layer.config.overrides !== undefined,
  );
  const tooLongFor = (path: string): ConfigLayer | undefined =>
    withGlobs.find(({ folder }) => isTooLong(path, folder));
  return {
    isExcluded: (path) => isExcluded !== null && tooLongFor(path) === undefined && isExcluded(path),
    whyLeft: (path) => {
      const long = tooLongFor(path);
      if (long !== undefined) return `its path is too long for the globs of ${long.name}; left alone`;
      if (exclude !== undefined && isExcluded?.(path) === true)
        return `${exclude.name} excludes it; left alone`;
      if (include !== undefined && isIncluded?.(path) === false)
        return `${include.name} doesn't include it; left alone`;
      return null;
    },
  };
}

/** What was found, with findings and edits confined to what a configuration leaves in. */
export function confine(found: Discovered, { targets }: Scope, { whyLeft }: FileSelection): Discovered {
  const left = new Map<string, string>();
  for (const path of found.selected) {
    const why = whyLeft(path);
    if (why !== null) left.set(path, why);
  }
  if (left.size === 0) return found;
  const named = targets.filter(({ isFolder }) => !isFolder).map(({ path }) => path);
  const [folder] = targets;
  const notices: FileProblem[] =
    left.size === found.selected.size && named.length === 0 && folder !== undefined
      ? [fileProblem(folder.path, 'the configuration leaves every source in it alone')]
      : named.flatMap((path) => (left.has(path) ? [fileProblem(path, left.get(path) ?? '')] : []));
  return {
    ...found,
    selected: new Set([...found.selected].filter((path) => !left.has(path))),
    notices: [...found.notices, ...notices],
  };
}
