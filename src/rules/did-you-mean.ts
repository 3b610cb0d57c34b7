/** What somebody may have meant who mistyped a name. */
import { distance } from 'fastest-levenshtein';

/** More letters than these are another word, not a slip. */
const MAX_SLIPS = 2;

/** The name that differs least from what was typed, the case of letters aside; null where more than two letters differ. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  const wanted = typed.toLowerCase();
  let nearest: string | null = null;
  // Of a word as short as that most letters may differ, which is no slip.
  let least = Math.min(MAX_SLIPS + 1, Math.ceil((wanted.length * 2) / 3));
  for (const name of names) {
    const slips = distance(wanted, name.toLowerCase());
    if (slips < least) [nearest, least] = [name, slips];
  }
  return nearest;
}

/** Completes a sentence that says that there is no such name. @param otherwise what to do where none is near */
export function didYouMean(typed: string, names: readonly string[], otherwise: string): string {
  const nearest = nearestName(typed, names);
  return nearest === null ? `: ${otherwise}` : `. Did you mean ${nearest}?`;
}
