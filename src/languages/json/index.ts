/** JSON, as a language of stepalign. */
import type { Language } from '../language.ts';
import { jsonNotation } from './notation.ts';
import { readJson, READ_LATER, readValue } from './read.ts';

export function createJson(): Language {
  return {
    name: 'json',
    read: readJson,
    later: { parts: READ_LATER },
    // Nothing is imported.
    link: () => ({ find: () => null, resolve: () => null, readJson: readValue }),
    notation: () => jsonNotation,
  };
}
