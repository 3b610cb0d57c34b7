/** TypeScript and JavaScript, as a language of stepalign. */
import type { Language } from '../language.ts';
import { TYPESCRIPT_EXTENSIONS } from './extensions.ts';
import { followTypeScriptImports } from './link.ts';
import type { Compiler } from './link.ts';
import { typescriptNotation } from './notation.ts';
import { readTypeScript } from './read.ts';

/** @param loadCompiler gives what follows imports that settings redirect; with null imports lead nowhere */
export function createTypeScript(loadCompiler: (() => Compiler) | null): Language {
  return {
    name: 'typescript',
    extensions: TYPESCRIPT_EXTENSIONS,
    read: readTypeScript,
    link: (modules, settings) =>
      loadCompiler === null
        ? { find: () => null, follow: () => null }
        : followTypeScriptImports(loadCompiler, modules, settings),
    notation: () => typescriptNotation,
  };
}
