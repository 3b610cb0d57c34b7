/** What strings of Terraform stand for: HCL's native syntax, "Template Expressions". */
import type { Range } from '../../source/range.ts';
import type { Expression, StringExpression } from '../../source/syntax.ts';
import { placesOf } from '../places.ts';
import type { Escape, Places } from '../places.ts';

/** A part of a string: text, or a sequence `${…}`, `%{…}` that gives one. */
export interface TemplatePart {
  readonly range: Range;
  readonly isText: boolean;
}

/**
 * @param range of the string, its delimiters included
 * @param parts what stands between them
 * @param quote empty for a heredoc
 * @param indent what is taken away from each line's begin, in units
 */
export function stringOf(
  text: string,
  range: Range,
  parts: readonly TemplatePart[],
  quote: '"' | '',
  indent = 0,
): Expression {
  const read = parts.map((part, index) =>
    part.isText
      ? textPart(text, part.range, quote, indent, index === 0)
      : ({ kind: 'opaque', range: part.range, what: 'a template sequence' } as const),
  );
  const [only, second] = read;
  if (only === undefined) {
    const content = quote === '' ? null : { start: range.start + 1, end: range.end - 1 };
    return { kind: 'string', range, value: '', content, open: quote, close: quote };
  }
  if (second === undefined && only.kind === 'string') return { ...only, range };
  return { kind: 'concatenation', range, parts: read, what: 'template' };
}

function textPart(
  text: string,
  range: Range,
  quote: '"' | '',
  indent: number,
  isFirst: boolean,
): StringExpression {
  const written = text.slice(range.start, range.end);
  const lines = indent === 0 ? written : written.replace(marginOf(indent, isFirst), '');
  return {
    kind: 'string',
    range,
    value: unescaped(lines, quote),
    content: range,
    open: quote,
    close: quote,
  };
}

function marginOf(indent: number, isFirst: boolean): RegExp {
  return new RegExp(`${isFirst ? '(?:^|(?<=\\n))' : '(?<=\\n)'}[ \\t]{${indent}}`, 'g');
}

function unescaped(written: string, quote: '"' | ''): string {
  let value = '';
  for (let at = 0; at < written.length;) {
    const escape = escapeAt(written, at, quote);
    value += escape === null ? written.charAt(at) : escape.value;
    at += escape === null ? 1 : escape.length;
  }
  return value;
}

export function terraformPlaces(literal: StringExpression, text: string): Places | null {
  const { value, content, open } = literal;
  if (content === null) return null;
  return placesOf(value, text, content, (at) => escapeAt(text, at, open));
}

function escapeAt(text: string, at: number, quote: string): Escape | null {
  const first = text.charAt(at);
  if ((first === '$' || first === '%') && text.startsWith(`${first}${first}{`, at)) {
    return { length: 3, value: `${first}{` };
  }
  if (first !== '\\' || quote === '') return null;
  const letter = text.charAt(at + 1);
  const digits = letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  if (digits > 0) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
    return { length: 2 + digits, value: code <= 0x10ffff ? String.fromCodePoint(code) : '' };
  }
  return { length: 2, value: NAMED.get(letter) ?? letter };
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** What stands between quotes for a value. */
export function quotedContent(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(/[$%](?=\{)/g, '$&$&');
}
