/** Terraform's configuration language (HCL), as a language of stepalign. */
import { READ_LATER, readValue } from '../json/read.ts';
import type { Language } from '../language.ts';
import { terraformNotation } from './notation.ts';
import { readTerraform } from './read.ts';

export function createTerraform(): Language {
  return {
    name: 'terraform',
    read: readTerraform,
    later: { parts: READ_LATER },
    // What a file has from another one is left open.
    link: () => ({ find: () => null, resolve: () => null, readJson: readValue }),
    notation: () => terraformNotation,
  };
}
