/** Writes TypeScript and JavaScript literals. */
import type { Notation } from '../language.ts';
import { mostUsedQuote } from '../quotes.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
  ['\u2028', '\\u2028'],
  ['\u2029', '\\u2029'],
]);

function escape(value: string, quote: string): string {
  const text = value.replace(/[\n\r\t\\\u2028\u2029]/g, (character) => ESCAPES.get(character) ?? character);
  const quoted = text.replaceAll(quote, `\\${quote}`);
  return quote === '`' ? quoted.replaceAll('${', '\\${') : quoted;
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

function string(value: string, quote: string): string {
  return `${quote}${escape(value, quote)}${quote}`;
}

function key(name: string, quote: string): string {
  return IDENTIFIER.test(name) ? name : string(name, quote);
}

export const typescriptNotation: Notation = {
  string,
  boolean: String,
  content(value, { open }) {
    if (open !== '') return escape(value, open);
    return IDENTIFIER.test(value) ? value : null;
  },
  list: (values, quote) => `[${values.map((value) => string(value, quote)).join(', ')}]`,
  map: (name, value, quote) => `{ ${key(name, quote)}: ${value} }`,
  entry(sequence, name, value, fallback) {
    const quoted = sequence.items.find((item) => item.key?.kind === 'string' && item.key.open !== '');
    const isBare = sequence.items.some((item) => item.key?.kind === 'string' && item.key.open === '');
    const quote = mostUsedQuote(sequence, fallback);
    return `${quoted !== undefined && !isBare ? string(name, quote) : key(name, quote)}: ${value}`;
  },
  quoteOf: mostUsedQuote,
  // Scripts are in Python.
  environmentRead: () => null,
  padding: ' ',
};
