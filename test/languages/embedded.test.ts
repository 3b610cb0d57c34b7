/** JSON within other literals: what is read of it, where that stands, and what is written there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readEmbedded } from '../../src/languages/embedded.ts';
import { createJson } from '../../src/languages/json/index.ts';
import { readValue } from '../../src/languages/json/read.ts';
import type { Language } from '../../src/languages/language.ts';
import { rewriteString } from '../../src/languages/rewrite.ts';
import { createTerraform } from '../../src/languages/terraform/index.ts';
import { createYamlData } from '../../src/languages/yaml/index.ts';
import type { Expression, Module, StringExpression } from '../../src/source/syntax.ts';
import { plain } from '../support/plain-value.ts';

const json = createJson();
const yaml = createYamlData();
const terraform = createTerraform();

/** A source with a text in it, under the key `a`. */
interface Style {
  readonly language: Language;
  readonly write: (text: string) => string;
}

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');
const noTemplate = (text: string): string => text.replaceAll(/[$%](?=\{)/g, '$&$&');

const STYLES: Readonly<Record<string, Style>> = {
  'a JSON string': { language: json, write: (text) => JSON.stringify({ b: ['é'], a: text }) },
  'double quotes of YAML': {
    language: yaml,
    write: (text) => stringify({ b: 'é', a: text }, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 40 }),
  },
  'single quotes of YAML': {
    language: yaml,
    write: (text) => `b: é\r\na: '${text.replaceAll("'", "''").replaceAll('\n', '\r\n\r\n  ')}'\r\n`,
  },
  'a block of YAML': { language: yaml, write: (text) => `b: é\na: |\n${indented(text)}\n` },
  'a folded block of YAML': { language: yaml, write: (text) => `b: é\na: >-\n${indented(text)}\nc: 1\n` },
  'quotes of Terraform': {
    language: terraform,
    write: (text) => `a = ${noTemplate(JSON.stringify(text))}\n`,
  },
  'a heredoc': { language: terraform, write: (text) => `b = "é"\na = <<EOF\n${noTemplate(text)}\nEOF\n` },
  'an indented heredoc': {
    language: terraform,
    write: (text) => `a = <<-EOF\r\n${indented(noTemplate(text)).replaceAll('\n', '\r\n')}\r\n    EOF\r\n`,
  },
};

function moduleOf({ language, write }: Style, text: string): Module {
  const module = language.read({ path: '/x', text: write(text) });
  expect(module.problems).toEqual([]);
  return module;
}

function literalIn(module: Module): StringExpression {
  const { document } = module;
  const items = document?.kind === 'map' ? document.sequence.items : [];
  const value = items.find(({ key }) => key?.kind === 'string' && key.value === 'a')?.value;
  if (value?.kind !== 'string') throw new Error(`no text in ${module.text}`);
  return value;
}

function embeddedIn(module: Module): Expression | null {
  const literal = literalIn(module);
  return readEmbedded([{ literal, start: 0, end: literal.value.length, isOpen: false }], module, readValue)
    .root;
}

function* stringsIn(expression: Expression | null): Generator<StringExpression> {
  if (expression?.kind === 'string') yield expression;
  if (expression?.kind !== 'map' && expression?.kind !== 'list') return;
  for (const { value } of expression.sequence.items) yield* stringsIn(value);
}

/** Carriage returns and the like are no matter of JSON's own text, which escapes them. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('ab"\\\'/{}$%# \n\t:é,\u0001')) }),
  fc.string({ unit: 'binary' }),
);
const value = fc.dictionary(fc.constantFrom('k', 'l m', '"q"', "it's"), fc.array(text, { maxLength: 3 }));

describe.each(Object.entries(STYLES))('in %s', (_, style) => {
  test('the same value is read, and each of its texts can be given another one', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), text, fc.nat(), (given, indent, other, which) => {
        // In a folded line white space between the values may be broken, and within a text it may be, too.
        const module = moduleOf(style, JSON.stringify(given, null, indent));
        const root = embeddedIn(module);
        expect(plain(root)).toEqual(given);
        const strings = [...stringsIn(root)];
        const literal = strings[which % Math.max(1, strings.length)];
        if (literal === undefined) return;
        expect(literal.content).not.toBeNull();
        const edit = rewriteString(literal, other, style.language.notation(module));
        if (edit === null) {
          expect(other).toMatch(/[$%]\{/);
          return;
        }
        const edited = module.text.slice(0, edit.range.start) + edit.text + module.text.slice(edit.range.end);
        const again = embeddedIn(style.language.read({ path: '/x', text: edited }));
        expect([...stringsIn(again)].map((each) => each.value)).toEqual(
          strings.map((each) => (each === literal ? other : each.value)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('what is no JSON is told where it stands', () => {
    const module = moduleOf(style, '{"k": [1,]}');
    const literal = literalIn(module);
    const { root, problems } = readEmbedded(
      [{ literal, start: 0, end: literal.value.length, isOpen: false }],
      module,
      readValue,
    );
    expect(root).toBeNull();
    expect(problems[0]?.message).toBe('this is no JSON: value expected');
    expect(module.text.slice(problems[0]?.range.start, problems[0]?.range.end)).toBe(']');
  });
});

describe('open pieces', () => {
  const source = JSON.stringify({ a: '{"k": "x-${A}-y", "l": ${B}, "${C}": 1, "m": "z"}' });
  const module = json.read({ path: '/x.json', text: source });
  const literal = literalIn(module);
  const opens = [...literal.value.matchAll(/\$\{.\}/g)];
  let done = 0;
  const pieces = [
    ...opens.flatMap(({ index, 0: found }) => {
      const before = { literal, start: done, end: index, isOpen: false };
      done = index + found.length;
      return [before, { literal, start: index, end: done, isOpen: true }];
    }),
    { literal, start: done, end: literal.value.length, isOpen: false },
  ];
  const { root } = readEmbedded(pieces, module, readValue);
  const items = root?.kind === 'map' ? root.sequence.items : [];

  test('make a text, a value or a key that is put together', () => {
    expect(items.map(({ key, value: each }) => [key?.kind, each.kind])).toEqual([
      ['string', 'concatenation'],
      ['string', 'concatenation'],
      ['concatenation', 'constant'],
      ['string', 'string'],
    ]);
    const [first] = items;
    expect(first?.value.kind === 'concatenation' && first.value.parts[0]).toMatchObject({ value: 'x-' });
  });

  test('have the places of what they are parts of', () => {
    expect(items.map(({ value: { range } }) => source.slice(range.start, range.end))).toEqual([
      '\\"x-${A}-y\\"',
      '${B}',
      '1',
      '\\"z\\"',
    ]);
  });

  test('a text of two literals is known, and written nowhere', () => {
    const split = json.read({ path: '/x.json', text: '["[\\"a", "b\\"]"]' });
    const parts =
      split.document?.kind === 'list' ? split.document.sequence.items.map((item) => item.value) : [];
    const both = parts.flatMap((part) =>
      part.kind === 'string' ? [{ literal: part, start: 0, end: part.value.length, isOpen: false }] : [],
    );
    const [only] = [...stringsIn(readEmbedded(both, split, readValue).root)];
    expect(only).toMatchObject({ value: 'ab', content: null, range: { start: 3, end: 13 } });
  });
});
