/** What the notation writes reads back as what was meant. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StringExpression } from '../../../src/source/syntax.ts';
import { typescriptNotation as notation } from '../../../src/languages/typescript/notation.ts';
import { expression, sequenceOf, shape } from './reading.ts';

const anyString = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom("'", '"', '`', '\\', '$', '{', '}', '\n', '\r', '\u2028', '\0', '1', 'u'),
  }),
);

/** A literal with that quote; a bare key with none. */
function literal(quote: string): StringExpression {
  const range = { start: 0, end: 0 };
  return { kind: 'string', range, value: '', content: range, open: quote, close: quote };
}

test('any string reads back from a literal', () => {
  fc.assert(
    fc.property(anyString, fc.constantFrom('"', "'"), (value, quote) => {
      expect(expression(notation.string(value, quote))).toMatchObject({ kind: 'string', value });
    }),
  );
});

test('any string reads back from between the quotes of a literal', () => {
  fc.assert(
    fc.property(anyString, fc.constantFrom('"', "'", '`'), (value, quote) => {
      const content = notation.content(value, literal(quote)) ?? '';
      expect(expression(`${quote}${content}${quote}`)).toMatchObject({ kind: 'string', value });
    }),
  );
});

test('any list and any map read back', () => {
  fc.assert(
    fc.property(fc.array(anyString), anyString, fc.constantFrom('"', "'"), (values, key, quote) => {
      expect(shape(expression(notation.list(values, quote, sequenceOf(expression('[]')))))).toBe(
        `[${values.map((value) => JSON.stringify(value)).join(', ')}]`,
      );
      expect(shape(expression(notation.map(key, '1', quote, sequenceOf(expression('{}')))))).toBe(
        `{${JSON.stringify(key)}: 1}`,
      );
    }),
  );
});

test('a bare key takes identifiers only', () => {
  expect(notation.content('model_output', literal(''))).toBe('model_output');
  expect(notation.content('model-output', literal(''))).toBeNull();
  expect(notation.content('1st', literal(''))).toBeNull();
});

test.each([
  ['{}', 'name', `name: 1`],
  ['{}', 'a-b', `'a-b': 1`],
  ['{ a: 1, b: 2 }', 'name', 'name: 1'],
  ['{ a: "x" }', 'a-b', '"a-b": 1'],
  [`{ 'A': 1, 'B': 2 }`, 'name', `'name': 1`],
  [`{ "A": 1, "B": 2 }`, 'name', '"name": 1'],
  [`{ 'a-b': 1, c: 2 }`, 'name', 'name: 1'],
  ['{ ...rest }', 'name', 'name: 1'],
  ['{ a, b() {} }', 'name', 'name: 1'],
])('beside the keys of %s, %s is written %s', (literal, key, entry) => {
  expect(notation.entry(sequenceOf(expression(literal)), key, '1', "'")).toBe(entry);
});

test('the quote is that of most strings', () => {
  expect(notation.quoteOf(sequenceOf(expression(`['a', 'b', "c"]`)), '"')).toBe("'");
  expect(notation.quoteOf(sequenceOf(expression('[`a`]')), "'")).toBe("'");
  expect(notation.padding).toBe(' ');
});
