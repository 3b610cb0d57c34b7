/** Text as a part of XML 1.0: https://www.w3.org/TR/xml/#charsets */
import { visible } from './visible.ts';

/** What no XML may hold, not even by its number: shown as an escape. */
const FORBIDDEN = /(?![\t\n\r\x7F-\x9F])\p{Cc}|[\p{Surrogate}\uFFFE\uFFFF]/gu;

/** Marks, and what a parser would turn into a blank or a terminal act upon. */
const BY_NUMBER = /[&<>"'\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** An attribute's value, to stand in quotes. */
export function xmlAttribute(text: string): string {
  return text
    .replace(FORBIDDEN, (character) => escaped(character))
    .replace(BY_NUMBER, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** What stands between tags; its ends of lines stay. */
export function xmlText(text: string): string {
  return text.split('\n').map(xmlAttribute).join('\n');
}

function escaped(character: string): string {
  return /[\uFFFE\uFFFF]/.test(character) ? `\\u${character.charCodeAt(0).toString(16)}` : visible(character);
}
