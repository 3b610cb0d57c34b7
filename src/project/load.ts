/** From the files of a tree to its modules. */
import { indexLines } from '../source/lines.ts';
import { loadLanguage } from '../languages/index.ts';
import type { Language } from '../languages/language.ts';
import { memoize } from '../memoize/memoize.ts';
import type { LanguageName, Module } from '../source/syntax.ts';
import type { StepLibrary } from '../library/model/model.ts';
import { vocabularyOf } from '../library/conventions/vocabulary.ts';
import type { Vocabulary } from '../languages/vocabulary.ts';
import { Modules } from '../library/sources/modules.ts';
import { MOST_NAMED } from '../library/model/truncated-list.ts';
import { prefilterFor } from '../library/sources/prefilter.ts';
import { isGenerated } from '../workspace/generated.ts';
import type { FileProblem } from '../workspace/problem.ts';
import type { Scope } from '../workspace/scope.ts';
import { diskDocuments, diskSource } from './module-sources.ts';
import type { DiskSource, LanguageFor } from './module-sources.ts';
import type { Settings } from './config/settings.ts';
import { readingOf } from './open.ts';
import type { OpenProject, Reading } from './open.ts';
import { timed, timedAsync } from '../engine/stopwatch.ts';
import { EventLoopTurns } from './event-loop-turns.ts';
import { libraryOf } from '../engine/snapshot.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/** A set of paths of which only the membership is known. */
export type PathSet = Pick<ReadonlySet<string>, 'has'>;

export interface Loaded extends Reading {
  readonly scope: Scope;
  readonly settings: Settings;
  readonly snapshot: Snapshot;
  /** Where the tree's modules come from, but for those that were replaced. */
  readonly source: DiskSource;
  /** Files that are sources by their text alone. */
  readonly definitions: readonly string[];
  /** The paths that findings and edits are confined to. */
  readonly selected: PathSet;
  /** Files that were asked for by their own name. */
  readonly named: PathSet;
  /** Paths that would be among them if a program didn't write them. */
  readonly generated: PathSet;
  /** Keeps what was read for the next run; null where nothing is kept. */
  readonly keep: (() => Promise<void>) | null;
  /** The sources that they would be if all of the tree were asked for. */
  readonly selectable: PathSet;
}

/**
 * Reads every source of the library that the paths are in, and parses those that may declare something; the others are
 * parsed when something leads to them.
 * @param mayChange whether the tree may have other texts later on
 */
export async function load(opened: OpenProject, mayChange = false): Promise<Loaded> {
  const { scope, settings, found, files, named, unseen, stopwatch } = opened;
  const { sources, documents } = found;
  const languages = new Map<LanguageName, Language>();
  const { languageOf, readableAs } = settings.names.sourceFiles;
  const kept = await opened.kept();
  const source = diskSource(files, sources, languageForIn(languages, settings), kept, stopwatch);
  const loadAll = (names: readonly (LanguageName | null)[]): Promise<void> =>
    timedAsync(stopwatch, 'loadingParsers', () =>
      loadLanguagesOf(names, languages, vocabularyOf(settings.names)),
    );
  const loadLanguages = memoize(() => loadAll(sources.map(languageOf)));
  const loadOne = memoize((name: LanguageName) => loadAll([name]));
  const definitions: string[] = [];
  const asked = sources.filter((path) => named.has(path) && !settings.files.isExcluded(path));
  const wanted: string[] = [];
  const turns = new EventLoopTurns();
  await timedAsync(stopwatch, 'reading', async () => {
    for await (const path of opened.wanted) {
      const language = readableAs(path);
      if (language === null || settings.files.isExcluded(path)) continue;
      if (languageOf(path) === null) {
        if (!source.isDefinition(path)) continue;
        await loadOne(language);
        source.add(path);
        definitions.push(path);
      } else await loadLanguages();
      // Now, while another thread reads on.
      source.read(path);
      wanted.push(path);
      await turns.give();
    }
  });
  if (wanted.length > 0 || asked.length > 0 || mayChange) await loadLanguages();
  const isAsked = (path: string): boolean => found.selected.has(path);
  if (!definitions.some(isAsked) && !sources.some(isAsked)) opened.requireSources();
  const { files: unseenFiles } = await unseen();
  return {
    scope,
    snapshot: {
      modules: timed(stopwatch, 'reading', () =>
        Modules.from(source, wanted, asked, { names: settings.names, isExcluded: settings.files.isExcluded }),
      ),
      languages,
      documents: diskDocuments(files, documents),
      tables: settings.tables,
      unseen: { first: unseenFiles.slice(0, MOST_NAMED), count: unseenFiles.length },
      ...(stopwatch === undefined ? {} : { stopwatch }),
    },
    settings,
    source,
    named,
    keep:
      kept === null
        ? null
        : async () => {
            await Promise.all([kept.keep(), opened.keptFiles?.keep(files)]);
          },
    ...selection(opened),
    selectable: selectableIn(opened),
    definitions,
    ...(await readingOf(opened, definitions)),
  };
}

/** @param languages those that are loaded; there may be more of them later */
export function languageForIn(
  languages: ReadonlyMap<LanguageName, Language>,
  { names: { sourceFiles } }: Pick<Settings, 'names'>,
): LanguageFor {
  return (path) => {
    const name = sourceFiles.readableAs(path);
    return name === null ? null : (languages.get(name) ?? null);
  };
}

/** Keeps what was read for the next run, where that is wanted: done last, when most is known of it. */
export async function keepRead({ keep, snapshot: { stopwatch } }: Loaded): Promise<void> {
  if (keep !== null) await timedAsync(stopwatch, 'keeping', keep);
}

/** What kept files from being read, as sources and whole. */
export interface UnreadSources {
  /** Those that results may rest on: that were asked for, that something led to, or that may declare something. */
  readonly unparsable: readonly FileProblem[];
  /** All others. */
  readonly passedOver: readonly FileProblem[];
}

/** What is to be said of the files of a run: complete once it is done. */
export function troubleIn(
  loaded: Loaded,
): Pick<UnreadSources, 'unparsable'> & { readonly notices: readonly FileProblem[] } {
  const { unparsable, passedOver } = unreadSources(loaded);
  return { unparsable, notices: [...loaded.notices, ...passedOver] };
}

/** Complete once the run is done: what leads to a file makes it count. */
export function unreadSources(loaded: Omit<Loaded, 'notices'>): UnreadSources {
  const { scope, source, selected, snapshot } = loaded;
  const { replaced } = snapshot.modules;
  const modules = [
    ...source.modules().filter(({ path }) => !replaced.has(path)),
    ...[...replaced.values()].filter((module) => module !== null),
  ];
  const inFiles = [...source.problems(), ...modules.flatMap(syntaxProblem)]
    .filter(({ file }) => selected.has(file))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const library = libraryOf(snapshot);
  const always = [...scope.problems, ...unreadDefinitions(library, selected)];
  if (inFiles.length === 0) return { unparsable: always, passedOver: [] };
  const seeming = inFiles.filter(({ file }) => counts(loaded, file));
  const isLibrary = declaresSomething(library);
  const counting = new Set(isLibrary ? seeming : seeming.filter((problem) => countsAlone(loaded, problem)));
  return {
    unparsable: [...always, ...counting],
    // Where there is no library, nothing could have been in it.
    passedOver: isLibrary ? inFiles.filter((problem) => !counting.has(problem)) : [],
  };
}

/** Definitions within files that can be read, by which these say that they are ones. */
function unreadDefinitions({ pipelines }: StepLibrary, selected: PathSet): FileProblem[] {
  return pipelines.flatMap(({ unreadable }) => {
    if (unreadable === undefined || !selected.has(unreadable.module.path)) return [];
    const { module, range, what, why } = unreadable;
    const reason = `${what} of a pipeline can't be read: ${why}`;
    return [{ file: module.path, ...indexLines(module.text).positionAt(range.start), reason }];
  });
}

/**
 * Whether a file that counts does so where nothing else declares anything: of a program's bundle, or a binary file, that
 * wants more than a call that a contract's would look like.
 */
function countsAlone(
  { source, snapshot: { modules }, named }: Pick<Loaded, 'source' | 'snapshot' | 'named'>,
  { file: path, line }: FileProblem,
): boolean {
  // What has no place in the text wasn't read as text.
  if (line !== null || named.has(path) || modules.isLedTo(path)) return true;
  const text = source.latin1Of(path);
  return text === null || prefilterFor(modules.names).surelyDeclares({ path, text });
}

/** Whether a result may rest on a file that couldn't be read, or only in part. */
function counts(
  { source, snapshot: { modules }, named }: Pick<Loaded, 'source' | 'snapshot' | 'named'>,
  path: string,
): boolean {
  if (named.has(path) || modules.isLedTo(path) || !modules.wanted.has(path)) return true;
  const text = modules.replaced.get(path)?.text ?? source.latin1Of(path);
  return text === null || prefilterFor(modules.names).seemsToDeclare({ path, text });
}

function declaresSomething({ contracts, specs, registries, builders }: StepLibrary): boolean {
  return [contracts, specs, registries, builders].some((declared) => declared.length > 0);
}

function selection(opened: OpenProject): Pick<Loaded, 'selected' | 'generated'> {
  const { selected: asked } = opened.found;
  return {
    selected: { has: (path) => asked.has(path) && !isWrittenIn(opened)(path) },
    generated: { has: (path) => asked.has(path) && isWrittenIn(opened)(path) },
  };
}

/** What a program writes is changed where it comes from, unless somebody names the file. */
const isWrittenIn = memoize(({ named, files }: OpenProject) =>
  // It is asked for each finding.
  memoize((path: string): boolean => {
    const result = named.has(path) ? null : files.read(path);
    return result !== null && 'text' in result && isGenerated(result.text);
  }),
);

/** The sources in which there are findings where all of the tree is asked for. */
export function selectableIn(opened: OpenProject): PathSet {
  const { sources, candidates } = opened.found;
  const all = new Set([...sources, ...candidates]);
  return {
    has: (path) =>
      all.has(path) && opened.settings.files.whyLeft(path) === null && !isWrittenIn(opened)(path),
  };
}

async function loadLanguagesOf(
  named: readonly (LanguageName | null)[],
  loaded: Map<LanguageName, Language>,
  vocabulary: Vocabulary,
): Promise<void> {
  const names = new Set(named.filter((name) => name !== null));
  const loading = [...names].map(async (name) => [name, await loadLanguage(name, vocabulary)] as const);
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
