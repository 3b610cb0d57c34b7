/** Step libraries in memory: read and linked as a run does it, without a disk. */
import { libraryOf } from '../../src/engine/snapshot.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { loadLanguage, readableAs } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import { documentsOf } from '../../src/library/sources/documents.ts';
import { Modules } from '../../src/library/sources/modules.ts';
import { DEFAULT_NAMES } from '../../src/library/conventions/names.ts';
import { prefilterFor } from '../../src/library/sources/prefilter.ts';
import type { LanguageName } from '../../src/source/syntax.ts';

/** Text by path; a text alone is a library of one file in Python, `steps.py`. */
export type Texts = string | Readonly<Record<string, string>>;

/** Where the library lies. */
export const ROOT = '/library/';

export function filesOf(texts: Texts): Readonly<Record<string, string>> {
  return typeof texts === 'string' ? { 'steps.py': texts } : texts;
}

/**
 * The snapshot of a library, which is compared with another one where there is a base.
 * @param base what is otherwise in it
 */
export async function snapshotOf(texts: Texts, base?: Texts): Promise<Snapshot> {
  const snapshot = await read(filesOf(texts));
  if (base === undefined) return snapshot;
  const before = await read({ ...filesOf(texts), ...filesOf(base) });
  return { ...snapshot, base: { name: 'HEAD', library: libraryOf(before) } };
}

async function read(files: Readonly<Record<string, string>>): Promise<Snapshot> {
  const sources = Object.entries(files).map(([path, text]) => ({ path: `${ROOT}${path}`, text }));
  const languages = new Map<LanguageName, Language>();
  for (const { path } of sources) {
    const name = readableAs(path);
    if (name !== null) languages.set(name, await loadLanguage(name, VOCABULARY));
  }
  const modules = sources.flatMap((source) => {
    const name = readableAs(source.path);
    return (name === null ? undefined : languages.get(name))?.read(source) ?? [];
  });
  const byPath = new Map(modules.map((module) => [module.path, module]));
  return {
    modules: Modules.from(
      {
        paths: [...byPath.keys()].sort(),
        read: (path) => byPath.get(path) ?? null,
        textOf: (path) => byPath.get(path)?.text ?? null,
        holding: (words) =>
          [...byPath.values()]
            .filter(({ text }) => words.some((word) => text.includes(word)))
            .map(({ path }) => path)
            .sort(),
      },
      modules.filter((module) => prefilterFor(DEFAULT_NAMES).mayDeclare(module)).map(({ path }) => path),
    ),
    languages,
    documents: documentsOf(sources.filter(({ path }) => !byPath.has(path))),
  };
}
