/** Tells once of what code has in one place and several steps or pipelines take. */
import { memoize } from '../../memoize/memoize.ts';
import type { StepLibrary } from '../../library/model/model.ts';
import type { Spelling } from '../../source/spelling.ts';

/** The first of what is found at each place. @param placeOf a text that what is found is about */
export function oncePerPlace<Found>(
  find: (library: StepLibrary) => readonly Found[],
  placeOf: (found: Found) => Spelling,
): (library: StepLibrary) => readonly Found[] {
  return memoize((library: StepLibrary) => {
    const seen = new Set<string>();
    return find(library).filter((found) => {
      const { module, range, value } = placeOf(found);
      const place = JSON.stringify([module.path, range.start, range.end, value]);
      const isFirst = !seen.has(place);
      seen.add(place);
      return isFirst;
    });
  });
}
