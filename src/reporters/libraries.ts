/** What a run took as the library: in one line, or whole. */
import type { ReportedLibrary } from '../results/report.ts';
import { relativePath } from '../workspace/paths.ts';
import { count } from './summary.ts';
import { visible } from './visible.ts';

/** So many libraries, and so many files of a sort, are named in a line. */
const MOST_SHOWN = 3;

/** `library steps: 12 specs, 9 contracts, 9 builders, 8 scripts; 14 files left aside`; nothing where there is none. */
export function librariesLine(libraries: readonly ReportedLibrary[], cwd: string): string {
  const shown = libraries.slice(0, MOST_SHOWN).map((library) => lineOf(library, cwd));
  const [only] = shown;
  if (only === undefined) return '';
  if (libraries.length === 1) return `library ${only}\n`;
  const more = libraries.length > MOST_SHOWN ? `; and ${libraries.length - MOST_SHOWN} more` : '';
  return `${libraries.length} libraries: ${shown.map((line) => line.replace(/; (.*)$/, ' ($1)')).join('; ')}${more}\n`;
}

function lineOf({ roots, counts, files, aside }: ReportedLibrary, cwd: string): string {
  const left = aside.declarations.length + aside.scripts.length;
  const parts = [
    count(counts.specs, 'spec'),
    count(counts.contracts, 'contract'),
    count(counts.builders, 'builder'),
    count(files.scripts.length, 'script'),
  ];
  return `${rootsOf(roots, cwd)}: ${parts.join(', ')}${left === 0 ? '' : `; ${count(left, 'file')} left aside`}`;
}

function rootsOf(roots: readonly string[], cwd: string): string {
  const [first = '', ...others] = roots.map((root) => visible(relativePath(cwd, root) || '.'));
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** Every file that a run took as one of a library's, and what it left aside. */
export function librariesText(libraries: readonly ReportedLibrary[], cwd: string): string {
  const nameOf = (path: string): string => visible(relativePath(cwd, path) || '.');
  const list = (title: string, paths: readonly string[]): string[] =>
    paths.length === 0 ? [] : [`  ${title}:`, ...paths.map((path) => `    ${nameOf(path)}`)];
  return libraries
    .flatMap(({ roots, files, aside }) => [
      `library ${roots.map(nameOf).join(', ')}`,
      ...list('registries', files.registries),
      ...list('specs', files.specs),
      ...list('contracts', files.contracts),
      ...list('builders', files.builders),
      ...list('scripts', files.scripts),
      ...list('left aside, as backups or copies', aside.declarations),
      ...list("left aside, of a script's name", aside.scripts),
    ])
    .map((line) => `${line}\n`)
    .join('');
}
