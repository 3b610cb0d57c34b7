/** Tells a slip from another name. */
import { distance } from 'fastest-levenshtein';

/** In shorter names a letter may make another word. */
const SHORTEST = 5;

/** A name is compared with so many at most: a script or a contract that has more of them was written by a program. */
export const MOST_COMPARED = 200;

/** The one name of several that another nearly is; null where there is none, where several are, and among too many. */
export function meantBy(name: string, names: ReadonlySet<string>): string | null {
  if (names.size > MOST_COMPARED) return null;
  const [meant = null, other] = [...names].filter((each) => isMisspelt(name, each));
  return other === undefined ? meant : null;
}

/** Whether two names differ by one letter, by two that changed places, or by a plural; figures tell names apart. */
function isMisspelt(name: string, meant: string): boolean {
  if (name === meant || Math.min(name.length, meant.length) < SHORTEST) return false;
  if (name.replaceAll(/\D/g, '') !== meant.replaceAll(/\D/g, '')) return false;
  if (singular(name) === singular(meant)) return true;
  const slips = distance(name, meant);
  return slips <= 1 ? !isLetterApart(name, meant) : slips === 2 && isSwapped(name, meant);
}

/** Each word of it: `risk_tables_input`, `entries`. */
function singular(name: string): string {
  return name.replaceAll(/ies(?![a-z])/g, 'y').replaceAll(/s(?![a-z])/g, '');
}

/** Words of one letter tell names apart: `model_a`, `model_b`. */
function isLetterApart(name: string, meant: string): boolean {
  const words = (text: string): string[] => text.split(/[^a-z]/i);
  const others = new Set(words(meant));
  return words(name).some((word) => word.length <= 1 && !others.has(word));
}

function isSwapped(name: string, meant: string): boolean {
  let at = 0;
  while (at < name.length && name.charAt(at) === meant.charAt(at)) at += 1;
  return (
    name.length === meant.length &&
    name.charAt(at) === meant.charAt(at + 1) &&
    name.charAt(at + 1) === meant.charAt(at) &&
    name.slice(at + 2) === meant.slice(at + 2)
  );
}
