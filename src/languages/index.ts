/** The languages that stepalign reads, each loaded only when a file needs it. */
import type { Language } from './language.ts';
import { loadPython, PYTHON_EXTENSIONS } from './python/index.ts';
import type { LanguageName, Module } from './syntax.ts';
import { TYPESCRIPT_EXTENSIONS } from './typescript/extensions.ts';

/** Endings with their dot, lower case. */
export const SOURCE_EXTENSIONS: readonly string[] = [...PYTHON_EXTENSIONS, ...TYPESCRIPT_EXTENSIONS];

/** The language of a file by its ending, or null. */
export function languageNameOf(path: string): LanguageName | null {
  const lower = path.toLowerCase();
  if (PYTHON_EXTENSIONS.some((extension) => lower.endsWith(extension))) return 'python';
  return TYPESCRIPT_EXTENSIONS.some((extension) => lower.endsWith(extension)) ? 'typescript' : null;
}

/** Loads what reads a language. */
export async function loadLanguage(name: LanguageName): Promise<Language> {
  if (name === 'python') return loadPython();
  const { createTypeScript } = await import('./typescript/index.ts');
  return createTypeScript(null);
}

/** The same language with what it takes to follow imports, where these modules have any. */
export async function withImports(language: Language, modules: Iterable<Module>): Promise<Language> {
  if (language.name !== 'typescript' || ![...modules].some(hasImports)) return language;
  const [{ createTypeScript }, { loadTsMorph }] = await Promise.all([
    import('./typescript/index.ts'),
    import('./typescript/ts-morph.ts'),
  ]);
  return createTypeScript(await loadTsMorph());
}

function hasImports(module: Module): boolean {
  if (module.language !== 'typescript') return false;
  return (
    module.starImports.length > 0 ||
    [...module.scope.bindings.values()].flat().some(({ kind }) => kind === 'import')
  );
}
