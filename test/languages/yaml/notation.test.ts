/** What is written reads back as what was meant, in the style of the file. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Notation } from '../../../src/languages/language.ts';
import type { Expression, Module, Sequence } from '../../../src/source/syntax.ts';
import { createYaml } from '../../../src/languages/yaml/index.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';

const yaml = createYaml(VOCABULARY);

function read(text: string): Module {
  const module = yaml.read({ path: '/x.step.yaml', text });
  expect(module.problems, text).toEqual([]);
  return module;
}

function notationOf(text: string): Notation {
  return yaml.notation(read(text));
}

function valueIn(text: string): Expression {
  const { document } = read(text);
  const item = document?.kind === 'map' ? document.sequence.items[0] : undefined;
  if (item === undefined) throw new Error(`there is no entry in ${text}`);
  return item.value;
}

const anyString = fc
  .oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('no', '1', '1:30', '~', '<<', '# x', 'a: b', '{}', '- a'),
  )
  .filter((value) => !/[\uD800-\uDFFF]/u.test(value));

test('any string reads back, in flow and in block lists', () => {
  fc.assert(
    fc.property(
      fc.array(anyString, { minLength: 1 }),
      fc.constantFrom('', "'", '"'),
      fc.boolean(),
      (values, quote, block) => {
        const text = block ? 'a:\n- b\n' : 'a: [b]\n';
        const { document } = read(text);
        if (document?.kind !== 'map') throw new Error('it is no map');
        const written = notationOf(text).list(values, quote, document.sequence);
        expect(written.startsWith(block ? '\n- ' : '[')).toBe(true);
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(`x: ${written}`, { version })).toEqual({ x: values });
        }
      },
    ),
  );
});

test('any string reads back from between the quotes that are there', () => {
  fc.assert(
    fc.property(anyString, fc.constantFrom('"', "'", ''), fc.boolean(), (value, quote, flow) => {
      const [open, close] = flow ? ['{a: ', '}'] : ['a: ', ''];
      const literal = valueIn(`${open}${quote}b${quote}${close}\n`);
      if (literal.kind !== 'string') throw new Error('it is no string');
      const content = notationOf('a: b\n').content(value, literal);
      fc.pre(content !== null && !/[\n\r]/.test(content));
      expect(parse(`${open}${quote}${content}${quote}${close}\n`, { version: '1.1' })).toEqual({
        a: value,
      });
    }),
  );
});

describe('the style is that of the file', () => {
  const holder: Sequence = {
    form: 'map',
    isBlock: true,
    range: { start: 0, end: 0 },
    items: [],
    commas: [],
    comments: [],
  };

  test.each([
    ['a: [x, y]\n', '[p, q]'],
    ['a:\n- x\n', '\n- p\n- q'],
    ['a:\n    - x\n', '\n    - p\n    - q'],
    ['a:\n- x\nb: [y]\nc: [z]\n', '[p, q]'],
    ['a: []\n', '[p, q]'],
  ])('%j: %j', (text, expected) => {
    expect(notationOf(text).list(['p', 'q'], '', holder)).toBe(expected);
  });

  test.each([
    ['a: x\n', ''],
    ["a: 'x'\nb: 'y'\nc: z\n", "'"],
    ['a: "x"\n', '"'],
    ["a: '4'\nb: x\n", ''],
  ])('the quotes of %j are %j', (text, quote) => {
    expect(notationOf(text).quoteOf(holder, '"')).toBe(quote);
  });

  test('maps have the indent that others have', () => {
    expect(notationOf('a:\n    b: 1\n').map('k', '1', '', holder)).toBe('\n    k: 1');
    expect(notationOf('a: 1\n').map('k', '\n  l: 1', '', holder)).toBe('\n  k:\n    l: 1');
    expect(notationOf('a: 1\n').map('k', '1', '', { ...holder, isBlock: false })).toBe('{k: 1}');
  });
});
