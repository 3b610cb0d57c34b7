/** The languages that stepalign reads, each loaded only when a file needs it. */
import { withResourceLimits } from './resource-limits.ts';
import { JSON_DATA } from './json/traits.ts';
import type { Language } from './language.ts';
import { PYTHON } from './python/traits.ts';
import type { LanguageName, Module } from '../source/syntax.ts';
import { TERRAFORM } from './terraform/traits.ts';
import type { LanguageTraits } from './traits.ts';
import { TYPESCRIPT } from './typescript/traits.ts';
import type { Vocabulary } from './vocabulary.ts';
import { YAML, YAML_DATA } from './yaml/traits.ts';

const TRAITS: Readonly<Record<LanguageName, LanguageTraits>> = {
  python: PYTHON,
  typescript: TYPESCRIPT,
  yaml: YAML,
  json: JSON_DATA,
  'yaml-data': YAML_DATA,
  terraform: TERRAFORM,
};

const NAMES = Object.keys(TRAITS) as LanguageName[];

/** Which files of a tree are sources. */
export interface SourceFiles {
  /** Endings with their dot, lower case, or whole names, of files that are sources whatever stands in them. */
  readonly endings: readonly string[];
  /** The language of a source by its ending; null for what is none, or only where its text tells. */
  readonly languageOf: (path: string) => LanguageName | null;
  /** The language that a file can be read in, by its ending; null for one of none. It needn't be a source. */
  readonly readableAs: (path: string) => LanguageName | null;
}

/** @param ofData the endings of files of data that are sources, all others of their language are none */
export function sourceFilesWith(ofData: readonly string[]): SourceFiles {
  const endings = NAMES.filter((name) => !TRAITS[name].isToldByText).map(
    (name) => [name, TRAITS[name].holdsWholeSteps ? ofData : TRAITS[name].extensions] as const,
  );
  const patterns = endings.map(([name, all]) => [name, endingIn(all)] as const);
  const languageOf = (path: string): LanguageName | null =>
    patterns.find(([, ending]) => ending.test(path))?.[0] ?? null;
  return {
    endings: endings.flatMap(([, all]) => all),
    languageOf,
    readableAs: (path) => languageOf(path) ?? languageByText(path),
  };
}

function endingIn(all: readonly string[]): RegExp {
  return new RegExp(`(?:${all.map((each) => each.replaceAll('.', '\\.')).join('|')})$`, 'i');
}

const BY_TEXT = NAMES.filter((name) => TRAITS[name].isToldByText).map(
  (name) => [name, endingIn(TRAITS[name].extensions)] as const,
);

function languageByText(path: string): LanguageName | null {
  return BY_TEXT.find(([, ending]) => ending.test(path))?.[0] ?? null;
}

/** Whether a file is a source if its text says so, and else a document. */
export function isToldByText(path: string): boolean {
  return languageByText(path) !== null;
}

/** Those of libraries that say nothing of it. */
export const {
  endings: SOURCE_EXTENSIONS,
  languageOf: languageNameOf,
  readableAs,
} = sourceFilesWith(YAML.extensions);

/** What the language of a module is like. */
export function traitsOf({ language }: Pick<Module, 'language'>): LanguageTraits {
  return TRAITS[language];
}

/** What the language of a file is like, by its ending; null for one that is in none. */
export function traitsAt(path: string): LanguageTraits | null {
  const language = languageNameOf(path);
  return language === null ? null : TRAITS[language];
}

/** What formats a file that is known to be a source: the end of its name tells, whatever a library calls its interfaces. */
export function formatterOf(path: string): LanguageTraits['formatter'] | null {
  const name = NAMES.find((each) =>
    TRAITS[each].extensions.some((ending) =>
      path.toLowerCase().endsWith(ending.slice(ending.lastIndexOf('.'))),
    ),
  );
  return name === undefined ? null : TRAITS[name].formatter;
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
  json: async () => (await import('./json/index.ts')).createJson(),
  'yaml-data': async () => (await import('./yaml/index.ts')).createYamlData(),
  terraform: async () => (await import('./terraform/index.ts')).createTerraform(),
};

/** Loads what reads a language, by these words. */
export async function loadLanguage(name: LanguageName, vocabulary: Vocabulary): Promise<Language> {
  return withResourceLimits(await LOADERS[name](vocabulary));
}
