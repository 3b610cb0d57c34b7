/** The languages that stepalign reads, each loaded only when a file needs it. */
import { withResourceLimits } from './resource-limits.ts';
import type { Language } from './language.ts';
import { PYTHON } from './python/traits.ts';
import type { LanguageName, Module } from '../source/syntax.ts';
import type { LanguageTraits } from './traits.ts';
import { TYPESCRIPT } from './typescript/traits.ts';
import type { Vocabulary } from './vocabulary.ts';
import { YAML } from './yaml/traits.ts';

const TRAITS: Readonly<Record<LanguageName, LanguageTraits>> = {
  python: PYTHON,
  typescript: TYPESCRIPT,
  yaml: YAML,
};

const NAMES = Object.keys(TRAITS) as LanguageName[];

/** Endings with their dot, lower case. */
export const SOURCE_EXTENSIONS: readonly string[] = NAMES.flatMap((name) => TRAITS[name].extensions);

const ENDINGS = NAMES.map(
  (name) =>
    [
      name,
      new RegExp(`(?:${TRAITS[name].extensions.map((each) => each.replaceAll('.', '\\.')).join('|')})$`, 'i'),
    ] as const,
);

/** The language of a file by its ending, or null. */
export function languageNameOf(path: string): LanguageName | null {
  return ENDINGS.find(([, ending]) => ending.test(path))?.[0] ?? null;
}

/** What the language of a module is like. */
export function traitsOf({ language }: Pick<Module, 'language'>): LanguageTraits {
  return TRAITS[language];
}

/** What the language of a file is like, by its ending; null for one that is in none. */
export function traitsAt(path: string): LanguageTraits | null {
  const language = languageNameOf(path);
  return language === null ? null : TRAITS[language];
}

type Load = (vocabulary: Vocabulary) => Promise<Language>;

const LOADERS: Readonly<Record<LanguageName, Load>> = {
  python: async (vocabulary) => (await import('./python/index.ts')).loadPython(vocabulary),
  typescript: async (vocabulary) => {
    const [{ createTypeScript }, { loadTsMorph }] = await Promise.all([
      import('./typescript/index.ts'),
      import('./typescript/ts-morph.ts'),
    ]);
    return createTypeScript(vocabulary, loadTsMorph);
  },
  yaml: async (vocabulary) => (await import('./yaml/index.ts')).createYaml(vocabulary),
};

/** Loads what reads a language, by these words. */
export async function loadLanguage(name: LanguageName, vocabulary: Vocabulary): Promise<Language> {
  return withResourceLimits(await LOADERS[name](vocabulary));
}
