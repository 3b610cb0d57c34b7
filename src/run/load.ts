/** From paths to a tree: what every use case starts with. */
import { indexLines } from '../edits/lines.ts';
import { languageNameOf, loadLanguage, SOURCE_EXTENSIONS } from '../languages/index.ts';
import type { Language } from '../languages/language.ts';
import { once } from '../languages/once.ts';
import type { LanguageName, Module } from '../languages/syntax.ts';
import { leadingNames, mayBeDeclaring, mayDeclareBy } from '../library/prefilter.ts';
import { Modules } from '../library/modules.ts';
import type { Tables } from '../sagemaker/tables.ts';
import { discover } from '../workspace/discover.ts';
import type { Discovered } from '../workspace/discover.ts';
import { isGenerated } from '../workspace/generated.ts';
import { fileProblem } from '../workspace/problem.ts';
import type { FileProblem } from '../workspace/problem.ts';
import { interruptedRun } from '../workspace/runs/recover.ts';
import { writeScopeOf } from '../workspace/runs/store.ts';
import { findScope } from '../workspace/scope.ts';
import { WriteRefused } from '../workspace/write-refused.ts';
import type { Scope } from '../workspace/scope.ts';
import { TreeFiles } from '../workspace/tree-files.ts';
import type { FileSearch } from '../workspace/tree-files.ts';
import { readTables } from './config.ts';
import { diskDocuments, diskSource } from './module-sources.ts';
import type { DiskSource } from './module-sources.ts';
import type { CheckOptions } from './options.ts';
import { timed, timedAsync } from './stopwatch.ts';
import type { Tree } from './tree.ts';

/** A set of paths of which only the membership is known. */
export type PathSet = Pick<ReadonlySet<string>, 'has'>;

export interface Loaded {
  readonly scope: Scope;
  readonly tree: Tree;
  /** Where the tree's modules come from, but for those that were replaced. */
  readonly source: DiskSource;
  /** The paths that findings and edits are confined to. */
  readonly selected: PathSet;
  /** Paths that would be among them if a program didn't write them. */
  readonly generated: PathSet;
  readonly filesRead: number;
  readonly notices: readonly FileProblem[];
}

/**
 * Reads every source of the library that the paths are in, and parses those that may declare something; the others are
 * parsed when something leads to them.
 * @param mayChange whether the tree may have other texts later on
 * @param onScope is told which tree it is before the first file is read: what it begins goes on beside the reading
 * @throws UsageError where the configuration is wrong
 */
export async function load(
  options: CheckOptions,
  mayChange = false,
  onScope: (scope: Scope) => void = () => undefined,
): Promise<Loaded> {
  const { stopwatch } = options;
  const { scope, tables, found } = await timedAsync(stopwatch, 'findingFiles', () => find(options, onScope));
  const { sources, documents } = found;
  const cutOff = halfWritten(scope);
  const named = new Set(scope.targets.filter(({ isFolder }) => !isFolder).map(({ path }) => path));
  const files = new TreeFiles([...sources, ...documents]);
  const languages = new Map<LanguageName, Language>();
  const source = diskSource(files, sources, languages, stopwatch);
  const loadLanguages = once(() =>
    timedAsync(stopwatch, 'loadingParsers', () => loadLanguagesOf(sources, languages)),
  );
  const wanted = sources.filter((path) => named.has(path));
  await timedAsync(stopwatch, 'reading', async () => {
    for await (const path of files.search(searchFor(options, files))) {
      if (languageNameOf(path) === null) continue;
      await loadLanguages();
      // Now, while another thread reads on.
      source.read(path);
      wanted.push(path);
    }
  });
  if (wanted.length > 0 || mayChange) await loadLanguages();
  return {
    scope,
    tree: {
      modules: timed(stopwatch, 'reading', () => declaringModules(source, wanted, files)),
      languages,
      documents: diskDocuments(files, documents),
      tables,
      ...(stopwatch === undefined ? {} : { stopwatch }),
    },
    source,
    ...selection(found, named, files),
    filesRead: sources.filter((path) => files.wasRead(path)).length,
    notices: [...scope.notices, ...found.notices, ...emptyTargets(named, files), ...(await cutOff)],
  };
}

function searchFor({ onProgress }: CheckOptions, { paths }: TreeFiles): FileSearch {
  return {
    isWanted: mayBeDeclaring,
    thread: new URL('./search-thread.js', import.meta.url),
    onRead: (done) => {
      onProgress?.(done, paths.length);
    },
  };
}

async function find(
  options: CheckOptions,
  onScope: (scope: Scope) => void,
): Promise<{ readonly scope: Scope; readonly tables: Tables; readonly found: Discovered }> {
  const scope = await findScope(options.paths ?? ['.'], options.cwd);
  onScope(scope);
  const [tables, found] = await Promise.all([readTables(scope), discover(scope, SOURCE_EXTENSIONS)]);
  return { scope, tables, found };
}

/** What kept files that were asked for, or that something led to, from being read; complete once a run is done. */
export function problemsOf({ scope, source, selected, tree }: Loaded): FileProblem[] {
  const { replaced } = tree.modules;
  const modules = [
    ...source.modules().filter(({ path }) => !replaced.has(path)),
    ...[...replaced.values()].filter((module) => module !== null),
  ];
  const inFiles = [...source.problems(), ...modules.flatMap(syntaxProblem)]
    .filter(({ file }) => selected.has(file))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return [...scope.problems, ...inFiles];
}

/** Where names lead to declarations, what holds these names may declare something too. */
function declaringModules(source: DiskSource, wanted: readonly string[], files: TreeFiles): Modules {
  const paths = new Set(wanted);
  const asked = new Set<string>();
  for (;;) {
    const modules = Modules.from(source, [...paths].sort());
    const names = leadingNames(modules.declaring).filter((name) => !asked.has(name));
    const further = source.holding(names).filter((path) => {
      const result = paths.has(path) ? null : files.read(path);
      return result !== null && 'text' in result && names.some((name) => mayDeclareBy(name, result.text));
    });
    if (further.length === 0) return modules;
    for (const name of names) asked.add(name);
    for (const path of further) paths.add(path);
  }
}

/** What a program writes is changed where it comes from, unless somebody names the file. */
function selection(
  { selected: asked }: Discovered,
  named: ReadonlySet<string>,
  files: TreeFiles,
): Pick<Loaded, 'selected' | 'generated'> {
  const isWritten = (path: string): boolean => {
    const result = named.has(path) ? null : files.read(path);
    return result !== null && 'text' in result && isGenerated(result.text);
  };
  return {
    selected: { has: (path) => asked.has(path) && !isWritten(path) },
    generated: { has: (path) => asked.has(path) && isWritten(path) },
  };
}

async function loadLanguagesOf(paths: readonly string[], loaded: Map<LanguageName, Language>): Promise<void> {
  const names = new Set(paths.map(languageNameOf).filter((name) => name !== null));
  const loading = [...names].map(async (name) => [name, await loadLanguage(name)] as const);
  for (const [name, language] of await Promise.all(loading)) loaded.set(name, language);
}

/** One line for a file that doesn't parse: its first problem. */
function syntaxProblem(module: Module): FileProblem[] {
  const [problem] = module.problems;
  if (problem === undefined) return [];
  const position = indexLines(module.text).positionAt(problem.range.start);
  return [
    {
      file: module.path,
      ...position,
      reason: `it doesn't parse: ${problem.message}; nothing is changed in it`,
    },
  ];
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
async function halfWritten(scope: Scope): Promise<FileProblem[]> {
  try {
    const files = (await interruptedRun(writeScopeOf(scope))) ?? [];
    return files
      .slice(0, 1)
      .map((file) =>
        fileProblem(
          file,
          `a run of stepalign was cut off while it wrote ${files.length} files, this one among them; \`stepalign undo\` brings them back`,
        ),
      );
  } catch (error) {
    // Who only reads isn't kept from it by what keeps runs from being written.
    if (!(error instanceof WriteRefused)) throw error;
    return [fileProblem(error.file, error.message)];
  }
}
