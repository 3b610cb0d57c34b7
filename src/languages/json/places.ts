/** Where the units of a JSON string stand. */
import type { StringExpression } from '../../source/syntax.ts';
import { placesOf } from '../places.ts';
import type { Escape, Places } from '../places.ts';

export function jsonPlaces({ value, range: { start, end } }: StringExpression, text: string): Places | null {
  return placesOf(value, text, { start: start + 1, end: end - 1 }, (at) => jsonEscape(text, at));
}

/** By RFC 8259. Null where none begins. */
function jsonEscape(text: string, at: number): Escape | null {
  if (text[at] !== '\\') return null;
  const letter = text.charAt(at + 1);
  if (letter === 'u') {
    return { length: 6, value: String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)) };
  }
  return { length: 2, value: NAMED.get(letter) ?? letter };
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
