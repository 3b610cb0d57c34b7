/** TypeScript and JavaScript, as a language of stepalign. */
import type { Language } from '../language.ts';
import { TYPESCRIPT_EXTENSIONS } from './extensions.ts';
import { followTypeScriptImports } from './link.ts';
import { typescriptNotation } from './notation.ts';
import { readTypeScript } from './read.ts';

/** @param tsMorph what follows imports; with null they lead nowhere */
export function createTypeScript(tsMorph: typeof import('ts-morph') | null): Language {
  return {
    name: 'typescript',
    extensions: TYPESCRIPT_EXTENSIONS,
    read: readTypeScript,
    link: (modules, settings) =>
      tsMorph === null ? { follow: () => null } : followTypeScriptImports(tsMorph.ts, modules, settings),
    notation: () => typescriptNotation,
  };
}
