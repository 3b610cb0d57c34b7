/** Where a run's modules come from: the disk, or a git revision in place of some of its files. */
import { holdsDefinition } from '../library/sources/pipeline-files.ts';
import { memoize } from '../memoize/memoize.ts';
import type { Language, Source } from '../languages/language.ts';
import type { Module } from '../source/syntax.ts';
import type { KeptModules } from './kept-modules.ts';
import type { Documents } from '../library/sources/documents.ts';
import type { ModuleSource } from '../library/sources/modules.ts';
import type { FileProblem } from '../workspace/problem.ts';
import type { TreeFiles } from '../workspace/tree-files.ts';
import { timed } from '../engine/stopwatch.ts';
import type { Stopwatch } from '../engine/stopwatch.ts';

/** What reads a source, by its path; null where nothing does. */
export type LanguageFor = (path: string) => Language | null;

export interface DiskSource extends ModuleSource {
  /** Whether a file was added as a source. */
  isAdded(path: string): boolean;
  /** Whether a file is a source by its text, though not by its name. */
  isDefinition(path: string): boolean;
  /** Takes a file for a source, whatever its name is. */
  add(path: string): void;
  /** What kept the files that were asked for so far from being read as sources. */
  problems(): FileProblem[];
  /** What a file holds, as Latin-1 and as far as it is read; null where nothing of it can be told. */
  latin1Of(path: string): string | null;
  /** Every module that was asked for so far. */
  modules(): Module[];
}

/**
 * @param paths sources among the files; sorted
 * @param kept what former runs have read; null where nothing is kept
 */
export function diskSource(
  files: TreeFiles,
  paths: readonly string[],
  languageFor: LanguageFor,
  kept: KeptModules | null,
  stopwatch?: Stopwatch,
): DiskSource {
  const modules: Module[] = [];
  const isSource = new Set(paths);
  const added = new Set<string>();
  const problems: FileProblem[] = [];
  const read = memoize((path: string): Module | null => {
    const result = timed(stopwatch, 'reading', () => files.read(path));
    if ('problem' in result) problems.push(result.problem);
    const module = 'text' in result ? moduleOf(result, languageFor, stopwatch, kept) : null;
    if (module !== null) modules.push(module);
    return module;
  });
  return {
    get paths() {
      return added.size === 0 ? paths : [...paths, ...added].sort();
    },
    isAdded: (path) => added.has(path),
    isDefinition: (path) => {
      const text = files.latin1Of(path);
      return text !== null && holdsDefinition({ path, text });
    },
    add: (path) => {
      added.add(path);
      isSource.add(path);
    },
    read,
    textOf: (path) => {
      const result = files.read(path);
      return 'text' in result ? result.text : null;
    },
    holding: (words) =>
      timed(stopwatch, 'reading', () => files.holding(words)).filter((path) => isSource.has(path)),
    problems: () => [...problems],
    latin1Of: (path) => files.latin1Of(path),
    modules: () => [...modules],
  };
}

/** The same files with other texts for some; null where there is none. */
export function revisedSource(
  source: ModuleSource,
  texts: ReadonlyMap<string, string | null>,
  languageFor: LanguageFor,
  stopwatch?: Stopwatch,
): ModuleSource {
  const own = [...texts].flatMap(([path, text]) => (text === null ? [] : [{ path, text }]));
  const readAnew = memoize((path: string): Module | null => {
    const text = texts.get(path) ?? null;
    return text === null ? null : moduleOf({ path, text }, languageFor, stopwatch);
  });
  return {
    paths: [
      ...new Set([...source.paths.filter((path) => !texts.has(path)), ...own.map(({ path }) => path)]),
    ].sort(),
    read: (path) => (texts.has(path) ? readAnew(path) : source.read(path)),
    textOf: (path) => (texts.has(path) ? (texts.get(path) ?? null) : source.textOf(path)),
    holding: (words) =>
      [
        ...source.holding(words).filter((path) => !texts.has(path)),
        ...own.filter(({ text }) => words.some((word) => text.includes(word))).map(({ path }) => path),
      ].sort(),
  };
}

/** @param paths documents among the files */
export function diskDocuments(files: TreeFiles, paths: readonly string[]): Documents {
  const isDocument = new Set(paths);
  // Nothing is reported about a document that can't be read.
  const get = (path: string): Source | null => {
    const result = isDocument.has(path) ? files.read(path) : null;
    return result !== null && 'text' in result ? result : null;
  };
  const holding = (words: readonly string[]): string[] =>
    files.holding(words).filter((path) => isDocument.has(path));
  return {
    paths,
    get,
    mentioning: (words) => holding(words).flatMap((path) => get(path) ?? []),
    unread: (words) => holding(words).filter((path) => get(path) === null),
  };
}

/** The same documents with other texts for some files; null where there is none. @param texts of documents */
export function revisedDocuments(documents: Documents, texts: ReadonlyMap<string, string | null>): Documents {
  const own = [...texts].flatMap(([path, text]) => (text === null ? [] : [{ path, text }]));
  const byPath = new Map(own.map((document) => [document.path, document]));
  const isKept = (path: string): boolean => !texts.has(path);
  return {
    paths: [...documents.paths.filter(isKept), ...byPath.keys()].sort(),
    get: (path) => (isKept(path) ? documents.get(path) : (byPath.get(path) ?? null)),
    mentioning: (words) =>
      [
        ...documents.mentioning(words).filter(({ path }) => isKept(path)),
        ...own.filter(({ text }) => words.some((word) => text.includes(word))),
      ].sort((a, b) => (a.path < b.path ? -1 : 1)),
    unread: (words) => documents.unread(words).filter(isKept),
  };
}

function moduleOf(
  source: Source,
  languageFor: LanguageFor,
  stopwatch: Stopwatch | undefined,
  kept: KeptModules | null = null,
): Module | null {
  const language = languageFor(source.path);
  if (language === null) return null;
  const parse = (): Module => timed(stopwatch, 'parsing', () => language.read(source), source.path);
  return kept === null ? parse() : timed(stopwatch, 'reading', () => kept.read(source, language, parse));
}
