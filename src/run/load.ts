/** From paths to a parsed tree: what every use case starts with. */
import { setImmediate } from 'node:timers/promises';
import { indexLines } from '../edits/lines.ts';
import { languageNameOf, loadLanguage, SOURCE_EXTENSIONS, withImports } from '../languages/index.ts';
import type { Language, Source } from '../languages/language.ts';
import type { LanguageName, Module } from '../languages/syntax.ts';
import { discover } from '../workspace/discover.ts';
import { isGenerated } from '../workspace/generated.ts';
import { fileProblem } from '../workspace/problem.ts';
import type { FileProblem } from '../workspace/problem.ts';
import { readSources } from '../workspace/read.ts';
import type { SourceText } from '../workspace/read.ts';
import { interruptedRun } from '../workspace/runs/recover.ts';
import { writeScopeOf } from '../workspace/runs/store.ts';
import { findScope } from '../workspace/scope.ts';
import type { Scope } from '../workspace/scope.ts';
import { readTables } from './config.ts';
import type { CheckOptions } from './options.ts';
import type { Tree } from './tree.ts';

export interface Loaded {
  readonly scope: Scope;
  readonly tree: Tree;
  /** The paths that findings and edits are confined to. */
  readonly selected: ReadonlySet<string>;
  /** Paths that would be among them if a program didn't write them. */
  readonly generated: ReadonlySet<string>;
  readonly filesRead: number;
  readonly unparsable: readonly FileProblem[];
  readonly notices: readonly FileProblem[];
}

/**
 * Reads and parses every source of the library that the paths are in.
 * @throws UsageError where the configuration is wrong
 */
export async function load(options: CheckOptions): Promise<Loaded> {
  const scope = await findScope(options.paths ?? ['.'], options.cwd);
  const tables = await readTables(scope);
  const { sources, selected: asked, documents, notices } = await discover(scope, SOURCE_EXTENSIONS);
  // Reading is the one half of the work, parsing the other.
  const total = sources.length * 2;
  const read = await readSources(sources, (done) => options.onProgress?.(done, total));
  const texts = read.filter((result) => 'text' in result);
  const unreadable = read.flatMap((result) => ('problem' in result ? [result.problem] : []));
  const generated = generatedAmong(texts, asked, scope);
  const selected = new Set([...asked].filter((path) => !generated.has(path)));
  const languages = await loadLanguages(texts);
  const modules = new Map<string, Module>();
  for (const [at, source] of texts.entries()) {
    const name = languageNameOf(source.path);
    const language = name === null ? undefined : languages.get(name);
    if (language !== undefined) modules.set(source.path, language.read(source));
    if (options.onProgress !== undefined && at % 32 === 0) {
      options.onProgress(sources.length + at, total);
      // Parsing doesn't wait for anything; whoever shows the progress needs a turn to do so.
      await setImmediate();
    }
  }
  for (const [name, language] of languages)
    languages.set(name, await withImports(language, modules.values()));
  options.onProgress?.(total, total);
  const wanted = ({ file }: FileProblem): boolean => selected.has(file);
  return {
    scope,
    tree: { modules, languages, documents: await readDocuments(documents), tables },
    selected,
    generated,
    filesRead: texts.length,
    unparsable: [
      ...scope.problems,
      ...[...unreadable, ...[...modules.values()].flatMap(syntaxProblem)].filter(wanted),
    ],
    notices: [...scope.notices, ...notices, ...emptyTargets(scope, texts), ...(await halfWritten(scope))],
  };
}

/** What a program writes is changed where it comes from, unless somebody names the file. */
function generatedAmong(
  texts: readonly SourceText[],
  asked: ReadonlySet<string>,
  { targets }: Scope,
): Set<string> {
  const named = new Set(targets.map(({ path }) => path));
  const generated = texts.filter(
    ({ path, text }) => asked.has(path) && !named.has(path) && isGenerated(text),
  );
  return new Set(generated.map(({ path }) => path));
}

async function loadLanguages(texts: readonly SourceText[]): Promise<Map<LanguageName, Language>> {
  const languages = new Map<LanguageName, Language>();
  for (const name of new Set(texts.map(({ path }) => languageNameOf(path)))) {
    if (name !== null) languages.set(name, await loadLanguage(name));
  }
  return languages;
}

/** A document that can't be read is none: nothing is reported about it, and nothing changed in it. */
async function readDocuments(paths: readonly string[]): Promise<Map<string, Source>> {
  const read = await readSources(paths, () => undefined);
  return new Map(read.flatMap((result) => ('text' in result ? [[result.path, result] as const] : [])));
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
function emptyTargets(scope: Scope, texts: readonly SourceText[]): FileProblem[] {
  const empty = new Set(texts.filter(({ text }) => text.trim() === '').map(({ path }) => path));
  return scope.targets
    .filter(({ path }) => empty.has(path))
    .map(({ path }) => fileProblem(path, 'it is empty: there is nothing to check'));
}

/** Who looks at a tree that a run left half written should know. */
async function halfWritten(scope: Scope): Promise<FileProblem[]> {
  const run = await interruptedRun(writeScopeOf(scope));
  const [first] = run?.files ?? [];
  return first === undefined || run === null
    ? []
    : [
        fileProblem(
          first.path,
          `a run of stepalign was cut off while it wrote ${run.files.length} files, this one among them; \`stepalign undo\` brings them back`,
        ),
      ];
}
