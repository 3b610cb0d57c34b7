/** Adds the library as a git revision has it, for rules that compare. */
import { languageNameOf } from '../languages/index.ts';
import { NO_DOCUMENTS } from '../library/documents.ts';
import type { Base } from '../library/model.ts';
import { Modules } from '../library/modules.ts';
import { mayDeclare } from '../library/prefilter.ts';
import { defaultBase, namedBase, textsAt } from '../workspace/base-revision.ts';
import type { BaseRevision } from '../workspace/base-revision.ts';
import type { Loaded } from './load.ts';
import { revisedSource } from './module-sources.ts';
import { UsageError } from './options.ts';
import type { CheckOptions } from './options.ts';
import { selectRules } from './selection.ts';
import { timedAsync } from './stopwatch.ts';
import { libraryOf } from './tree.ts';
import type { Tree } from './tree.ts';

/**
 * The same, with the base where one of the rules that run compares with it.
 * @throws UsageError where `since` names no revision, or there is no repository
 */
export async function withBase(loaded: Loaded, options: CheckOptions): Promise<Loaded> {
  const { workTree, root } = loaded.scope;
  const revision = await timedAsync(options.stopwatch, 'base', () => baseRevision(workTree, options.since));
  if (revision === null || workTree === null || !selectRules(options).some(({ needsBase }) => needsBase)) {
    return loaded;
  }
  const texts = await timedAsync(options.stopwatch, 'base', () => textsAt(workTree, revision.commit, root));
  // Where every source is as it was, the library is its own base: nothing is lost.
  if (![...texts.keys()].some((path) => languageNameOf(path) !== null)) return loaded;
  const base: Base = { name: revision.name, library: libraryOf(treeWith(loaded, texts)) };
  return { ...loaded, tree: { ...loaded.tree, base } };
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
function treeWith({ tree, source }: Loaded, texts: ReadonlyMap<string, string | null>): Tree {
  const sources = new Map([...texts].filter(([path]) => languageNameOf(path) !== null));
  const declaring = [
    ...tree.modules.declaring.map(({ path }) => path).filter((path) => !sources.has(path)),
    ...[...sources].flatMap(([path, text]) => (text !== null && mayDeclare({ path, text }) ? [path] : [])),
  ];
  const modules = Modules.from(
    revisedSource(source, sources, tree.languages, tree.stopwatch),
    declaring.sort(),
  );
  return { ...tree, modules, documents: NO_DOCUMENTS };
}
