/** Adds the library as a git revision has it, for rules that compare and for runs that tell what is new. */
import { resolve } from 'node:path';
import { NO_DOCUMENTS } from '../library/sources/documents.ts';
import type { Documents } from '../library/sources/documents.ts';
import { Modules } from '../library/sources/modules.ts';
import { holdsDefinition } from '../library/sources/pipeline-files.ts';
import { prefilterFor } from '../library/sources/prefilter.ts';
import { changeBase, defaultBase, namedBase, textsAt } from '../workspace/base-revision.ts';
import type { BaseRevision } from '../workspace/base-revision.ts';
import { isDocument } from '../workspace/discover.ts';
import { isGenerated } from '../workspace/generated.ts';
import { stands } from '../workspace/plain-file.ts';
import type { Scope } from '../workspace/scope.ts';
import { load, languageForIn } from './load.ts';
import type { Loaded } from './load.ts';
import { openProject } from './open.ts';
import type { OpenProject } from './open.ts';
import { revisedDocuments, revisedSource } from './module-sources.ts';
import { UsageError } from './options.ts';
import type { CheckOptions } from './options.ts';
import { selectRules } from './selection.ts';
import { timedAsync } from '../engine/stopwatch.ts';
import { libraryOf } from '../engine/snapshot.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/** The files that a revision has otherwise, by absolute path; null where it hasn't got them. */
interface BaseTexts {
  readonly name: string;
  readonly texts: ReadonlyMap<string, string | null>;
}

/** A tree with what git says of it meanwhile. */
export interface OpenProjectWithBase extends OpenProject {
  /** Null where none of the rules that run compares with a revision, or there is none. */
  readonly base: Promise<BaseTexts | null>;
  /** Of the revision that a change began with; null where nobody asks for what a change brought. */
  readonly former: Promise<BaseTexts | null>;
}

/**
 * What `openTree` gives, with the texts of the base revision where one of the rules that run compares with it, and of the
 * revision that a change began with.
 * @throws what `openTree` throws
 */
export async function openWithBase(options: CheckOptions): Promise<OpenProjectWithBase> {
  let base: Promise<BaseTexts | null> = Promise.resolve(null);
  let former = base;
  const opened = await openProject(options, (scope) => {
    former = formerTexts(scope, options);
    base = baseTexts(scope, options, former);
    // They are waited for later, unless something else fails first.
    for (const each of [former, base]) each.catch(() => undefined);
  });
  return { ...opened, base, former };
}

/**
 * What `load` gives, with the base.
 * @param mayChange whether the tree may have other texts later on
 * @throws UsageError where `since` names no revision, or there is no repository
 */
export async function loadWithBase(opened: OpenProjectWithBase, mayChange = false): Promise<Loaded> {
  const loaded = await load(opened, mayChange);
  const base = await timedAsync(opened.stopwatch, 'base', () => opened.base);
  if (base === null) return loaded;
  // Where every source is as it was, the library is its own base: nothing is lost as long as that holds.
  const { languageOf } = loaded.settings.names.sourceFiles;
  const isSame = ![...base.texts.keys()].some((path) => languageOf(path) !== null);
  if (isSame && !mayChange) return loaded;
  const library = libraryOf(isSame ? loaded.snapshot : treeWith(loaded, base.texts, NO_DOCUMENTS));
  return { ...loaded, snapshot: { ...loaded.snapshot, base: { name: base.name, library } } };
}

/**
 * The tree that a change began with, as the run that tells what is new compares with it; its base is the same. Its
 * findings are looked for in what it has selectable.
 * @throws UsageError where `changed` names no revision, or there is no repository
 */
export async function loadFormer(opened: OpenProjectWithBase, loaded: Loaded): Promise<Loaded | null> {
  const former = await timedAsync(opened.stopwatch, 'base', () => opened.former);
  if (former === null) return null;
  const { texts } = former;
  const { languageOf } = loaded.settings.names.sourceFiles;
  const documents = new Map([...texts].filter(([path]) => languageOf(path) === null && isDocument(path)));
  const { base } = loaded.snapshot;
  return {
    ...loaded,
    snapshot: {
      ...treeWith(loaded, texts, revisedDocuments(loaded.snapshot.documents, documents)),
      ...(base === undefined ? {} : { base }),
    },
    selectable: {
      has: (path) => {
        const text = texts.get(path);
        if (text === undefined) return loaded.selectable.has(path);
        return text !== null && loaded.settings.files.whyLeft(path) === null && !isGenerated(text);
      },
    },
  };
}

async function formerTexts(
  { workTree, root }: Scope,
  { changed, cwd }: CheckOptions,
): Promise<BaseTexts | null> {
  if (changed === undefined) return null;
  const refused = (why: string): UsageError => new UsageError(`--changed ${changed}: ${why}`);
  if (workTree === null) throw refused('there is no git repository here');
  const revision = await changeBase(workTree, changed);
  if (revision === null)
    throw refused(
      stands(resolve(cwd, changed))
        ? `git knows no such revision; --changed=HEAD ${changed} checks that path`
        : 'git knows no such revision',
    );
  return { name: revision.name, texts: await textsAt(workTree, revision.commit, root) };
}

async function baseTexts(
  { workTree, root }: Scope,
  options: CheckOptions,
  former: Promise<BaseTexts | null>,
): Promise<BaseTexts | null> {
  const isWanted = selectRules(options).some(({ needsBase }) => needsBase);
  if (options.since === undefined && options.changed !== undefined) return isWanted ? former : null;
  const revision = await baseRevision(workTree, options.since);
  if (revision === null || workTree === null || !isWanted) return null;
  return { name: revision.name, texts: await textsAt(workTree, revision.commit, root) };
}

async function baseRevision(
  workTree: string | null,
  since: string | undefined,
): Promise<BaseRevision | null> {
  if (since === undefined) return workTree === null ? null : defaultBase(workTree);
  const named = workTree === null ? null : await namedBase(workTree, since);
  if (named !== null) return named;
  throw new UsageError(
    workTree === null
      ? `--since ${since}: there is no git repository here`
      : `--since ${since}: git knows no such revision`,
  );
}

/** The tree as it was; what is of a language that is no longer there is left out. */
function treeWith(
  { snapshot, source, settings }: Loaded,
  texts: ReadonlyMap<string, string | null>,
  documents: Documents,
): Snapshot {
  const { languageOf } = settings.names.sourceFiles;
  const sources = new Map(
    [...texts].filter(
      ([path, text]) =>
        languageOf(path) !== null ||
        source.isAdded(path) ||
        (text !== null && holdsDefinition({ path, text })),
    ),
  );
  const { mayDeclare } = prefilterFor(settings.names);
  const wanted = [
    ...[...snapshot.modules.wanted].filter((path) => !sources.has(path)),
    ...[...sources].flatMap(([path, text]) =>
      text !== null && !settings.files.isExcluded(path) && mayDeclare({ path, text }) ? [path] : [],
    ),
  ];
  const modules = Modules.from(
    revisedSource(source, sources, languageForIn(snapshot.languages, settings), snapshot.stopwatch),
    wanted,
    [],
    { names: settings.names, isExcluded: settings.files.isExcluded },
  );
  return { ...snapshot, modules, documents };
}
