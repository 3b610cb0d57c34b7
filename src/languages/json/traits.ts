/** What JSON is like that holds a pipeline's definition; other JSON files may only refer to steps. */
import type { LanguageTraits } from '../traits.ts';
import { jsonPlaces } from './places.ts';

export const JSON_DATA: LanguageTraits = {
  extensions: ['.json'],
  isToldByText: true,
  holdsWholeSteps: false,
  hasSnakeCaseMethods: false,
  superConstructs: false,
  unpacking: null,
  refused: null,
  lineComment: null,
  placesOf: jsonPlaces,
  formatter: 'prettier',
};
