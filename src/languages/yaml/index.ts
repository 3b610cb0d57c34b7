/** YAML step interfaces, as a language of stepalign. */
import type { Language } from '../language.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { yamlNotation } from './notation.ts';
import { createReader } from './read.ts';

/** @param vocabulary what a file has to be, and what in it refers to something */
export function createYaml(vocabulary: Vocabulary): Language {
  return {
    name: 'yaml',
    ...createReader(vocabulary),
    // A file holds a whole step: nothing is imported.
    link: () => ({ find: () => null, resolve: () => null }),
    notation: yamlNotation,
  };
}
