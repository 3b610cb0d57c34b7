/** Where the units of a YAML scalar stand. */
import type { StringExpression } from '../../source/syntax.ts';
import { placesOf } from '../places.ts';
import type { Escape, Places } from '../places.ts';

export function yamlPlaces(literal: StringExpression, text: string): Places | null {
  const { value, open, range } = literal;
  switch (open) {
    case '"':
      return placesOf(value, text, inside(range), (at) => foldAt(text, at) ?? escapeAt(text, at));
    case "'":
      return placesOf(value, text, inside(range), (at) =>
        text.startsWith("''", at) ? { length: 2, value: "'" } : foldAt(text, at),
      );
    default: {
      const isBlock = /[|>]/.test(text.charAt(range.start)) && literal.plainIn !== undefined;
      const start = isBlock ? text.indexOf('\n', range.start) + 1 : range.start;
      return placesOf(value, text, { start, end: range.end }, () => null);
    }
  }
}

function inside({ start, end }: StringExpression['range']): StringExpression['range'] {
  return { start: start + 1, end: end - 1 };
}

const FOLD = /[ \t]*(?:\r?\n[ \t]*)+/y;

/** A line's end within quotes is a space, with blank lines behind it as many line ends; the white space around it is none. */
function foldAt(text: string, at: number): Escape | null {
  // It begins with the white space before it: that isn't searched again from each place in it.
  if (!/[ \t\r\n]/.test(text.charAt(at)) || /[ \t]/.test(text.charAt(at - 1))) return null;
  FOLD.lastIndex = at;
  const [found = ''] = FOLD.exec(text) ?? [];
  const lines = found.split('\n').length - 1;
  return lines === 0 ? null : { length: found.length, value: lines === 1 ? ' ' : '\n'.repeat(lines - 1) };
}

/** By YAML 1.2.2, 5.7; 1.1 has the same. */
function escapeAt(text: string, at: number): Escape | null {
  if (text[at] !== '\\') return null;
  const letter = text.charAt(at + 1);
  const digits = DIGITS.get(letter);
  if (digits !== undefined) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
    return { length: 2 + digits, value: code <= 0x10ffff ? String.fromCodePoint(code) : '' };
  }
  // A line that goes on, without what the next one is indented by.
  const newline = /\\\r?\n[ \t]*/y;
  newline.lastIndex = at;
  const goesOn = newline.exec(text);
  if (goesOn !== null) return { length: goesOn[0].length, value: '' };
  return { length: 2, value: NAMED.get(letter) ?? letter };
}

const DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

const NAMED: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
