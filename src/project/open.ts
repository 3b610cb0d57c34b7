/** From paths to the files of a tree: what every use case starts with. */
import { isToldByText } from '../languages/index.ts';
import { memoize } from '../memoize/memoize.ts';
import { mayBeDeclaringIn } from '../library/sources/prefilter.ts';
import { discover, listFiles } from '../workspace/discover.ts';
import type { Discovered } from '../workspace/discover.ts';
import { fileProblem } from '../workspace/problem.ts';
import type { FileProblem } from '../workspace/problem.ts';
import { interruptedRuns } from '../workspace/runs/recover.ts';
import type { Interrupted } from '../workspace/runs/recover.ts';
import { writeScopeOf } from '../workspace/runs/store.ts';
import { findScope } from '../workspace/scope.ts';
import type { Scope } from '../workspace/scope.ts';
import { TreeFiles } from '../workspace/tree-files.ts';
import type { FileSearch } from '../workspace/tree-files.ts';
import { findUnseenFiles } from '../workspace/unseen-files.ts';
import type { UnseenFiles } from '../workspace/unseen-files.ts';
import { WriteRefused } from '../workspace/write-refused.ts';
import { confine } from './config/files.ts';
import { readSettings } from './config/settings.ts';
import type { Settings } from './config/settings.ts';
import { KeptFiles } from './kept-files.ts';
import { KeptModules } from './kept-modules.ts';
import { UsageError } from './options.ts';
import type { CheckOptions } from './options.ts';
import { timedAsync } from '../engine/stopwatch.ts';
import type { Stopwatch } from '../engine/stopwatch.ts';

/** A tree whose files are known, and read as they are asked for. */
export interface OpenProject {
  readonly scope: Scope;
  readonly settings: Settings;
  readonly found: Discovered;
  /** For who finds that none of the files that were asked for is a source. @throws UsageError unless that is allowed */
  readonly requireSources: () => void;
  /** Sources and documents. */
  readonly files: TreeFiles;
  /** Files that were asked for by their own name. */
  readonly named: ReadonlySet<string>;
  /** What may declare something, or can't be read, in no order; reading it to its end reads all files. */
  readonly wanted: AsyncIterable<string> | Iterable<string>;
  /** What can't be looked into; asked for when all files are read. */
  readonly unseen: () => Promise<UnseenFiles>;
  /** What a run that was cut off left behind. */
  readonly halfWritten: Promise<readonly FileProblem[]>;
  /** What former runs have read of sources; null where nothing is kept. */
  readonly kept: () => Promise<KeptModules | null>;
  /** What they have learned of files. */
  readonly keptFiles: KeptFiles | null;
  readonly stopwatch: Stopwatch | undefined;
}

/** What is to be said of the reading of a tree. */
export interface Reading {
  readonly filesRead: number;
  readonly notices: readonly FileProblem[];
}

/**
 * @param onScope is told which tree it is before its files are looked for: what it begins goes on beside that
 * @throws UsageError where the configuration is wrong, one of the paths isn't there, or there is no source in them
 */
export async function openProject(
  options: CheckOptions,
  onScope: (scope: Scope) => void = () => undefined,
): Promise<OpenProject> {
  const { stopwatch } = options;
  const { scope, settings, found } = await timedAsync(stopwatch, 'findingFiles', () =>
    find(options, onScope),
  );
  if (found.selected.size === 0) requireSources(options, scope, found, settings);
  const keptFiles = options.cache === true ? await KeptFiles.open(scope.root, settings.names) : null;
  const files = new TreeFiles([...found.sources, ...found.documents], keptFiles?.known);
  return {
    scope,
    settings,
    found,
    files,
    requireSources: () => {
      requireSources(options, scope, found, settings);
    },
    named: new Set(
      scope.targets.filter(({ isFolder, isMatched }) => !isFolder && !isMatched).map(({ path }) => path),
    ),
    wanted: files.search(searchFor(options, files, settings)),
    unseen: memoize(() => findUnseenFiles(scope, found.closed, files)),
    halfWritten: findHalfWritten(scope),
    kept: memoize(async () => (options.cache === true ? KeptModules.open(scope.root, settings.names) : null)),
    keptFiles,
    stopwatch,
  };
}

/** Nobody asks for nothing: where no source is found it is a wrong folder, or a pattern that matches something else. */
function requireSources(
  { paths = ['.'], allowEmpty = false }: CheckOptions,
  scope: Scope,
  found: Discovered,
  { names }: Settings,
): void {
  if (allowEmpty || scope.problems.length > 0) return;
  // What is said of paths that are looked at all the same doesn't tell why there is nothing.
  const [only, ...others] = scope.targets.length === 0 ? scope.notices : found.notices;
  const why =
    only !== undefined && others.length === 0 && paths.length === 1
      ? `${String(paths[0])}: ${only.reason}`
      : `${paths.join(', ')}: there is no source here (${names.sourceFiles.endings.join(' ')})`;
  throw new UsageError(
    `${why}: give a source or the folder of a step library, or --allow-empty to take nothing for no drift`,
  );
}

/** The same with all files read. */
export async function readAhead<Opened extends OpenProject>(opened: Opened): Promise<Opened> {
  const wanted: string[] = [];
  await timedAsync(opened.stopwatch, 'reading', async () => {
    for await (const path of opened.wanted) wanted.push(path);
  });
  return { ...opened, wanted };
}

/** Complete once all files are read. @param definitions those of the candidates that are sources by their text */
export async function readingOf(opened: OpenProject, definitions: readonly string[]): Promise<Reading> {
  const { scope, found, named, files, unseen, halfWritten } = opened;
  const defining = new Set(definitions);
  return {
    filesRead: [...found.sources, ...definitions].filter((path) => files.wasRead(path)).length,
    notices: [
      ...scope.notices,
      ...found.notices,
      ...(await unseen()).notices,
      ...emptyTargets(named, files),
      ...found.candidates
        .filter((path) => named.has(path) && !defining.has(path))
        .map((path) => fileProblem(path, 'it holds no definition of a pipeline; left alone')),
      ...(await halfWritten),
    ],
  };
}

function searchFor({ onProgress }: CheckOptions, { paths }: TreeFiles, { names }: Settings): FileSearch {
  return {
    isWanted: mayBeDeclaringIn(names),
    thread: { program: new URL('./search-thread.js', import.meta.url), about: names.given },
    onRead: (done) => {
      onProgress?.(done, paths.length);
    },
  };
}

async function find(
  options: CheckOptions,
  onScope: (scope: Scope) => void,
): Promise<{ readonly scope: Scope; readonly settings: Settings; readonly found: Discovered }> {
  const scope = await findScope(options.paths ?? ['.'], options.cwd);
  onScope(scope);
  const [settings, files] = await Promise.all([readSettings(scope, options), listFiles(scope)]);
  const found = discover(files, scope, settings.names.sourceFiles.endings, isToldByText);
  return { scope, settings, found: confine(found, scope, settings.files) };
}

/** Somebody who names an empty file hears that there is nothing in it. */
function emptyTargets(named: ReadonlySet<string>, files: TreeFiles): FileProblem[] {
  const known = new Set(files.paths);
  return [...named].flatMap((path) => {
    const result = known.has(path) ? files.read(path) : null;
    return result !== null && 'text' in result && result.text.trim() === ''
      ? [fileProblem(path, 'it is empty: there is nothing to check')]
      : [];
  });
}

/** Who looks at a tree that a run left half written should know. */
async function findHalfWritten(scope: Scope): Promise<FileProblem[]> {
  try {
    const runs = await interruptedRuns(writeScopeOf(scope));
    return runs.map(halfWrittenBy);
  } catch (error) {
    // Who only reads isn't kept from it by what keeps runs from being written.
    if (!(error instanceof WriteRefused)) throw error;
    return [fileProblem(error.file, error.message)];
  }
}

function halfWrittenBy({ id, files, when, isRest }: Interrupted): FileProblem {
  const [first = ''] = files;
  const reason = isRest
    ? `a run of stepalign was cut off, and ${files.length === 1 ? 'this file is' : `${files.length} files, this one among them, are`} not brought back: \`stepalign undo ${id}\` says why, \`stepalign undo --abandon ${id}\` leaves it at that`
    : `a run of stepalign was cut off ${when}, this one among them; \`stepalign undo\` brings them back`;
  return fileProblem(first, reason);
}
