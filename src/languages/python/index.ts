/** Python, as a language of stepalign. */
import type { Language } from '../language.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { pythonImportResolver } from './imports.ts';
import { pythonNotation } from './notation.ts';
import { loadPythonParser } from './parser.ts';
import { createReader } from './read.ts';

/** Loads the parser, which is WebAssembly and so can't be had at once. */
export async function loadPython(vocabulary: Vocabulary): Promise<Language> {
  const parse = await loadPythonParser();
  return {
    name: 'python',
    ...createReader(parse, vocabulary),
    link: (modules) => pythonImportResolver(modules),
    notation: pythonNotation,
  };
}
