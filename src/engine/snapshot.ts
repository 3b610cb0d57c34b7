/** A snapshot: the sources of a project in one state, parsed when asked for, and the library that they make. */
import type { ImportResolver, Language } from '../languages/language.ts';
import type { LanguageName, Module } from '../source/syntax.ts';
import type { Documents } from '../library/sources/documents.ts';
import { buildLibrary } from '../library/reading/library.ts';
import type { Base, StepLibrary } from '../library/model/model.ts';
import type { Modules } from '../library/sources/modules.ts';
import type { Tables } from '../sagemaker/tables.ts';
import { memoize } from '../memoize/memoize.ts';
import { timed } from './stopwatch.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Snapshot {
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
  /** Measures what is done with the snapshot. */
  readonly stopwatch?: Stopwatch;
}

/** The library that the modules of a snapshot make; what a former snapshot made of the same modules is taken over. */
export const libraryOf = memoize((snapshot: Snapshot): StepLibrary =>
  timed(snapshot.stopwatch, 'linking', () => link(snapshot)),
);

function link({
  modules,
  languages,
  documents,
  base,
  tables,
  unseen,
  isWhole = true,
}: Snapshot): StepLibrary {
  const resolvers = new Map<LanguageName, ImportResolver>();
  for (const [name, language] of languages) resolvers.set(name, language.link(modules, documents));
  return buildLibrary(modules, resolvers, {
    documents,
    isWhole,
    ...(base === undefined ? {} : { base }),
    ...(tables === undefined ? {} : { tables }),
    ...(unseen === undefined ? {} : { unseen }),
  });
}

/** The language that a snapshot reads a module with. */
export function languageIn(snapshot: Snapshot, name: LanguageName): Language {
  const language = snapshot.languages.get(name);
  if (language === undefined) throw new Error(`the language ${name} isn't loaded`);
  return language;
}

/** The snapshot with other texts for some of its modules, read again. */
export function withTexts(snapshot: Snapshot, texts: ReadonlyMap<string, string>): Snapshot {
  const changed = new Map<string, Module>();
  for (const [path, text] of texts) {
    const name = snapshot.modules.names.sourceFiles.readableAs(path);
    if (name === null || !snapshot.modules.has(path)) continue;
    const read = (): Module => languageIn(snapshot, name).read({ path, text });
    changed.set(path, timed(snapshot.stopwatch, 'parsing', read, path));
  }
  return { ...snapshot, modules: snapshot.modules.with(changed) };
}

/** The files whose text differs between two states of a snapshot, with the text that they have after. */
export function changedTexts(
  before: Snapshot,
  after: Snapshot,
): Map<string, { before: string; after: string }> {
  const changed = new Map<string, { before: string; after: string }>();
  for (const [path, module] of after.modules.replaced) {
    const text = before.modules.get(path)?.text;
    if (module !== null && text !== undefined && text !== module.text)
      changed.set(path, { before: text, after: module.text });
  }
  return new Map([...changed].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
