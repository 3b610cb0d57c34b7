/** YAML step interfaces, as a language of stepalign. */
import type { Language } from '../language.ts';
import { YAML_EXTENSIONS } from './extensions.ts';
import { yamlNotation } from './notation.ts';
import { readYaml } from './read.ts';

export const yaml: Language = {
  name: 'yaml',
  extensions: YAML_EXTENSIONS,
  read: readYaml,
  // A file holds a whole step: nothing is imported.
  link: () => ({ find: () => null, follow: () => null }),
  notation: yamlNotation,
};
