/** Writes JSON: there is one way to write a value, but for white space. */
import type { Notation } from '../language.ts';
import { contentIn } from '../within.ts';

export const jsonNotation: Notation = {
  string: (value) => JSON.stringify(value),
  boolean: String,
  content: (value, literal) => contentIn(value, literal, (text) => JSON.stringify(text).slice(1, -1)),
  list: (values) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`,
  map: (key, value) => `{ ${JSON.stringify(key)}: ${value} }`,
  entry: (_, key, value) => `${JSON.stringify(key)}: ${value}`,
  quoteOf: () => '"',
  environmentRead: () => null,
  padding: ' ',
};
