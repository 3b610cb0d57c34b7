/** Adds the library as a git revision has it, for rules that compare. */
import { languageNameOf } from '../languages/index.ts';
import type { Module } from '../languages/syntax.ts';
import type { Base } from '../library/model.ts';
import { defaultBase, namedBase, textsAt } from '../workspace/base-revision.ts';
import type { BaseRevision } from '../workspace/base-revision.ts';
import type { Loaded } from './load.ts';
import { UsageError } from './options.ts';
import type { CheckOptions } from './options.ts';
import { selectRules } from './selection.ts';
import { libraryOf } from './tree.ts';
import type { Tree } from './tree.ts';

/**
 * The same, with the base where one of the rules that run compares with it.
 * @throws UsageError where `since` names no revision, or there is no repository
 */
export async function withBase(loaded: Loaded, options: CheckOptions): Promise<Loaded> {
  const { workTree, root } = loaded.scope;
  const revision = await baseRevision(workTree, options.since);
  if (revision === null || workTree === null || !selectRules(options).some(({ needsBase }) => needsBase)) {
    return loaded;
  }
  const texts = await textsAt(workTree, revision.commit, root);
  const base: Base = { name: revision.name, library: libraryOf(treeWith(loaded.tree, texts)) };
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
function treeWith(tree: Tree, texts: ReadonlyMap<string, string | null>): Tree {
  const modules = new Map<string, Module>(tree.modules);
  for (const [path, text] of texts) {
    modules.delete(path);
    const name = languageNameOf(path);
    const language = name === null ? undefined : tree.languages.get(name);
    if (text !== null && language !== undefined) modules.set(path, language.read({ path, text }));
  }
  const sorted = [...modules].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { ...tree, modules: new Map(sorted), documents: new Map() };
}
