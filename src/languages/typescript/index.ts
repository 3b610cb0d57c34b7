/** TypeScript and JavaScript, as a language of stepalign. */
import type { Language } from '../language.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { typescriptImportResolver } from './link.ts';
import { typescriptNotation } from './notation.ts';
import type { Parse } from './parse.ts';
import { createReader } from './read.ts';
import type { LoadTsMorph } from './symbols.ts';

/**
 * @param vocabulary what in a text is a use of something
 * @param loadTsMorph gives what follows imports that settings redirect; with null imports lead nowhere
 * @param parse reads all sources, where somebody chose how; by itself each is read as its ending says
 */
export function createTypeScript(
  vocabulary: Vocabulary,
  loadTsMorph: LoadTsMorph | null,
  parse?: Parse,
): Language {
  return {
    name: 'typescript',
    ...createReader(vocabulary, parse),
    link: (modules, settings) =>
      loadTsMorph === null
        ? { find: () => null, resolve: () => null }
        : typescriptImportResolver(loadTsMorph, modules, settings),
    notation: () => typescriptNotation,
  };
}
