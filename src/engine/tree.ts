/** A step library's sources as they are parsed, and what they make when they are linked. */
import { languageNameOf } from '../languages/index.ts';
import type { ImportFollower, Language } from '../languages/language.ts';
import type { LanguageName, Module } from '../source/syntax.ts';
import type { Documents } from '../library/sources/documents.ts';
import { buildLibrary } from '../library/reading/library.ts';
import type { Base, StepLibrary } from '../library/model/model.ts';
import type { Modules } from '../library/sources/modules.ts';
import type { Tables } from '../sagemaker/tables.ts';
import { memoize } from '../memoize/memoize.ts';
import { timed } from './stopwatch.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Tree {
  readonly modules: Modules;
  readonly languages: ReadonlyMap<LanguageName, Language>;
  /** JSON, YAML and Terraform files: what may hold path aliases, or refer to steps. */
  readonly documents: Documents;
  /** The library that this one is compared with, if any. */
  readonly base?: Base;
  /** What the configuration makes of the built-in tables; those where there is none. */
  readonly tables?: Tables;
  /** What can't be looked into; nothing where it isn't said. */
  readonly unseen?: StepLibrary['unseen'];
  /** False where files may exist that aren't among the modules. */
  readonly isWhole?: boolean;
  /** Measures what is done with the tree. */
  readonly stopwatch?: Stopwatch;
}

/** The library that the modules of a tree make; what a former tree made of the same modules is taken over. */
export const libraryOf = memoize((tree: Tree): StepLibrary =>
  timed(tree.stopwatch, 'linking', () => link(tree)),
);

function link({ modules, languages, documents, base, tables, unseen, isWhole = true }: Tree): StepLibrary {
  const followers = new Map<LanguageName, ImportFollower>();
  for (const [name, language] of languages) followers.set(name, language.link(modules, documents));
  return buildLibrary(modules, followers, {
    documents,
    isWhole,
    ...(base === undefined ? {} : { base }),
    ...(tables === undefined ? {} : { tables }),
    ...(unseen === undefined ? {} : { unseen }),
  });
}

/** The language that a tree reads a module with. */
export function languageIn(tree: Tree, name: LanguageName): Language {
  const language = tree.languages.get(name);
  if (language === undefined) throw new Error(`the language ${name} isn't loaded`);
  return language;
}

/** The tree with other texts for some of its modules, read again. */
export function withTexts(tree: Tree, texts: ReadonlyMap<string, string>): Tree {
  const changed = new Map<string, Module>();
  for (const [path, text] of texts) {
    const name = languageNameOf(path);
    if (name === null || !tree.modules.has(path)) continue;
    const read = (): Module => languageIn(tree, name).read({ path, text });
    changed.set(path, timed(tree.stopwatch, 'parsing', read, path));
  }
  return { ...tree, modules: tree.modules.with(changed) };
}

/** The files whose text differs between two states of a tree, with the text that they have after. */
export function changedTexts(before: Tree, after: Tree): Map<string, { before: string; after: string }> {
  const changed = new Map<string, { before: string; after: string }>();
  for (const [path, module] of after.modules.replaced) {
    const text = before.modules.get(path)?.text;
    if (module !== null && text !== undefined && text !== module.text)
      changed.set(path, { before: text, after: module.text });
  }
  return new Map([...changed].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
