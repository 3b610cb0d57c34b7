/** The languages that stepalign reads, each loaded only when a file needs it. */
import type { Language } from './language.ts';
import { loadPython, PYTHON_EXTENSIONS } from './python/index.ts';
import type { LanguageName, Module } from './syntax.ts';
import { TYPESCRIPT_EXTENSIONS } from './typescript/extensions.ts';
import { YAML_EXTENSIONS } from './yaml/extensions.ts';

const EXTENSIONS: ReadonlyMap<LanguageName, readonly string[]> = new Map([
  ['python', PYTHON_EXTENSIONS],
  ['typescript', TYPESCRIPT_EXTENSIONS],
  ['yaml', YAML_EXTENSIONS],
]);

/** Endings with their dot, lower case. */
export const SOURCE_EXTENSIONS: readonly string[] = [...EXTENSIONS.values()].flat();

/** The language of a file by its ending, or null. */
export function languageNameOf(path: string): LanguageName | null {
  const lower = path.toLowerCase();
  const [name] =
    [...EXTENSIONS].find(([, endings]) => endings.some((ending) => lower.endsWith(ending))) ?? [];
  return name ?? null;
}

/** Loads what reads a language. */
export async function loadLanguage(name: LanguageName): Promise<Language> {
  if (name === 'python') return loadPython();
  if (name === 'yaml') return (await import('./yaml/index.ts')).yaml;
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
