/** What Terraform is like; its files are read for what its resources hold as data. */
import type { LanguageTraits } from '../traits.ts';
import { terraformPlaces } from './strings.ts';

export const TERRAFORM: LanguageTraits = {
  extensions: ['.tf'],
  isToldByText: true,
  holdsWholeSteps: false,
  hasSnakeCaseMethods: false,
  superConstructs: false,
  unpacking: null,
  refused: null,
  lineComment: '#',
  placesOf: terraformPlaces,
  formatter: null,
};
