/** The languages that stepalign reads, each loaded only when a file needs it. */
import { bounded } from './bounded.ts';
import type { Language } from './language.ts';
import { PYTHON_EXTENSIONS } from './python/extensions.ts';
import type { LanguageName } from '../source/syntax.ts';
import { TYPESCRIPT_EXTENSIONS } from './typescript/extensions.ts';
import type { Vocabulary } from './vocabulary.ts';
import { YAML_EXTENSIONS } from './yaml/extensions.ts';

const EXTENSIONS: ReadonlyMap<LanguageName, readonly string[]> = new Map([
  ['python', PYTHON_EXTENSIONS],
  ['typescript', TYPESCRIPT_EXTENSIONS],
  ['yaml', YAML_EXTENSIONS],
]);

/** Endings with their dot, lower case. */
export const SOURCE_EXTENSIONS: readonly string[] = [...EXTENSIONS.values()].flat();

const ENDINGS = [...EXTENSIONS].map(
  ([name, endings]) =>
    [name, new RegExp(`(?:${endings.map((each) => each.replaceAll('.', '\\.')).join('|')})$`, 'i')] as const,
);

/** The language of a file by its ending, or null. */
export function languageNameOf(path: string): LanguageName | null {
  return ENDINGS.find(([, ending]) => ending.test(path))?.[0] ?? null;
}

/** Loads what reads a language, by these words. */
export async function loadLanguage(name: LanguageName, vocabulary: Vocabulary): Promise<Language> {
  if (name === 'python') return bounded(await (await import('./python/index.ts')).loadPython(vocabulary));
  if (name === 'yaml') return bounded((await import('./yaml/index.ts')).createYaml(vocabulary));
  const [{ createTypeScript }, { loadCompiler }] = await Promise.all([
    import('./typescript/index.ts'),
    import('./typescript/ts-morph.ts'),
  ]);
  return bounded(createTypeScript(vocabulary, loadCompiler));
}
