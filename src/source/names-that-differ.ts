/** Tells what of a text becomes another one, in whole names: as little as has to be written. */
import type { Range } from './range.ts';

/** A part of a text, offsets in UTF-16, and what stands there instead. */
export interface Difference extends Range {
  readonly instead: string;
}

const NAME = /[\w-]/;

/** @param text and `other` may be alike but for the kind of their quotes: these aren't told apart */
export function namesThatDiffer(text: string, other: string): Difference {
  const isAlike = (a: string | undefined, b: string | undefined): boolean =>
    a === b || (a !== undefined && b !== undefined && /^['"]{2}$/.test(a + b));
  const shorter = Math.min(text.length, other.length);
  let start = 0;
  while (start < shorter && isAlike(text[start], other[start])) start += 1;
  let behind = 0;
  while (behind < shorter - start && isAlike(text.at(-1 - behind), other.at(-1 - behind))) behind += 1;
  while (start > 0 && NAME.test(text[start - 1] ?? '')) start -= 1;
  while (behind > 0 && NAME.test(text.at(-behind) ?? '')) behind -= 1;
  return { start, end: text.length - behind, instead: other.slice(start, other.length - behind) };
}
