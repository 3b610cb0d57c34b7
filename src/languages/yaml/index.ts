/** YAML, as two languages of stepalign: step interfaces, and data of any shape. */
import { readValue } from '../json/read.ts';
import type { Language } from '../language.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { yamlNotation } from './notation.ts';
import { createReader, DATA_READER } from './read.ts';

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

/** What may hold a pipeline's definition. */
export function createYamlData(): Language {
  return {
    name: 'yaml-data',
    ...DATA_READER,
    link: () => ({ find: () => null, resolve: () => null, readJson: readValue }),
    notation: yamlNotation,
  };
}
