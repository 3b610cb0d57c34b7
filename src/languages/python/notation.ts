/** Writes Python literals. */
import type { Notation } from '../language.ts';
import { mostUsedQuote } from '../quotes.ts';
import type { Module } from '../../source/syntax.ts';
import { environmentRead } from './environment.ts';

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

function escape(value: string, quote: string): string {
  return value.replace(/[\n\r\t\\'"]/g, (character) =>
    character === "'" || character === '"'
      ? character === quote
        ? `\\${quote}`
        : character
      : (ESCAPES[character] ?? character),
  );
}

const string = (value: string, quote: string): string => `${quote}${escape(value, quote)}${quote}`;

/** How the literals of any module are written. */
const LITERALS: Omit<Notation, 'environmentRead'> = {
  string,
  boolean: (value) => (value ? 'True' : 'False'),
  content(value, { open }) {
    const prefix = open.replace(/['"]+$/, '').toLowerCase();
    const quote = open.endsWith("'") ? "'" : '"';
    const text = prefix.includes('f') ? value.replaceAll('{', '{{').replaceAll('}', '}}') : value;
    if (!prefix.includes('r')) return escape(text, quote);
    return /[\n\r\\]/.test(text) || text.includes(quote) ? null : text;
  },
  list: (values, quote) => `[${values.map((value) => string(value, quote)).join(', ')}]`,
  map: (key, value, quote) => `{${string(key, quote)}: ${value}}`,
  entry: (sequence, key, value, quote) =>
    sequence.form === 'arguments'
      ? `${key}=${value}`
      : `${string(key, mostUsedQuote(sequence, quote))}: ${value}`,
  quoteOf: mostUsedQuote,
  padding: '',
};

export function pythonNotation(module: Module): Notation {
  return {
    ...LITERALS,
    environmentRead: (variable, literal) => environmentRead(module, variable, literal),
  };
}
