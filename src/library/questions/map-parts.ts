/** Maps the parts of a library, each by itself, and keeps the result for every part that stays. */
import { memoize } from '../../memoize/memoize.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { StepLibrary } from '../model/model.ts';

/**
 * All that is said of a library's parts, in their order. It is worked out once for a part, which stays the same object in
 * the next state of the library where nothing in it changed.
 * @param say rests on nothing but the part and the tables
 */
export function mapParts<Part extends object, Said>(
  partsOf: (library: StepLibrary) => readonly Part[],
  say: (part: Part, tables: Tables) => readonly Said[],
): (library: StepLibrary) => readonly Said[] {
  const said = memoize((tables: Tables) => memoize((part: Part) => say(part, tables)));
  return memoize((library: StepLibrary) => partsOf(library).flatMap(said(library.tables)));
}
