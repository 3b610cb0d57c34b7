/** A step library's sources as they are parsed, and what they make when they are linked. */
import type { ImportFollower, Language, Source } from '../languages/language.ts';
import type { LanguageName, Module } from '../languages/syntax.ts';
import { buildLibrary } from '../library/library.ts';
import type { Base, StepLibrary } from '../library/model.ts';
import type { Tables } from '../sagemaker/tables.ts';

export interface Tree {
  /** By absolute path with `/`, in the order of the paths. */
  readonly modules: ReadonlyMap<string, Module>;
  readonly languages: ReadonlyMap<LanguageName, Language>;
  /** JSON, YAML and Terraform files by path: what may hold path aliases, or refer to steps. */
  readonly documents: ReadonlyMap<string, Source>;
  /** The library that this one is compared with, if any. */
  readonly base?: Base;
  /** What the configuration makes of the built-in tables; those where there is none. */
  readonly tables?: Tables;
  /** False where files may exist that aren't among the modules. */
  readonly isWhole?: boolean;
}

/** Links the modules of a tree. */
export function libraryOf({
  modules,
  languages,
  documents,
  base,
  tables,
  isWhole = true,
}: Tree): StepLibrary {
  const followers = new Map<LanguageName, ImportFollower>();
  for (const [name, language] of languages) {
    const own = new Map([...modules].filter(([, module]) => module.language === name));
    followers.set(name, language.link(own, documents));
  }
  return buildLibrary([...modules.values()], followers, {
    documents: [...documents.values()],
    isWhole,
    ...(base === undefined ? {} : { base }),
    ...(tables === undefined ? {} : { tables }),
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
  const modules = new Map(tree.modules);
  for (const [path, text] of texts) {
    const module = modules.get(path);
    if (module !== undefined) modules.set(path, languageIn(tree, module.language).read({ path, text }));
  }
  return { ...tree, modules };
}
