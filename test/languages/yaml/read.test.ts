/** Reading YAML: every node has the range of its text, and what is wrong gets a line of its own. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { indexLines } from '../../../src/source/lines.ts';
import { withResourceLimits } from '../../../src/languages/resource-limits.ts';
import { createYaml } from '../../../src/languages/yaml/index.ts';
import type { Module } from '../../../src/source/syntax.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import { plain } from '../../support/plain-value.ts';

const yaml = createYaml(VOCABULARY);

function read(text: string): Module {
  return withResourceLimits(yaml).read({ path: '/x.step.yaml', text });
}

const key = fc.stringMatching(/^[A-Za-z_][\w-]{0,9}$/).filter((name) => name !== '__proto__');
const scalar = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.integer(),
  fc.constant(null),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('what is read', () => {
  test('is what YAML loads, in block and in flow style', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, tree, { noNullPrototype: true }),
        fc.constantFrom('any', 'block', 'flow'),
        fc.boolean(),
        (value, collectionStyle, bom) => {
          // Lone surrogates can't be in a file.
          fc.pre(!/[\uD800-\uDFFF]/u.test(JSON.stringify(value)));
          const written = stringify(value, { collectionStyle, version: '1.1', lineWidth: 40 });
          const text = `${bom ? '\uFEFF' : ''}${written}`;
          expect(plain(read(text).document)).toEqual(parse(text, { version: '1.1' }));
        },
      ),
    );
  });

  test.each([
    ['as it is', (text: string) => text],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['BOM', (text: string) => `\uFEFF${text}`],
  ])('has the ranges of its text: %s', (_, of) => {
    const text = of(
      '# head\na: &x # 𝔠\n  b: "𝔮" # d\n  c:\n  - q\n  - {z: 1, y: [𝔞, b,]}\n  k: >-\n    fold\n    ed\n\nd: *x\ne:\nf: \'q\'\n',
    );
    const { document, scope, problems } = read(text);
    expect(problems).toEqual([]);
    const cut = ({ start, end }: { start: number; end: number }): string =>
      text.slice(start, end).replaceAll('\r', '');
    if (document?.kind !== 'map') throw new Error('it is no map');
    const [a, d, e, f] = document.sequence.items;
    expect([a, d, e, f].map((item) => item && cut(item.range))).toEqual([
      'a: &x # 𝔠\n  b: "𝔮" # d\n  c:\n  - q\n  - {z: 1, y: [𝔞, b,]}\n  k: >-\n    fold\n    ed',
      'd: *x',
      'e:',
      "f: 'q'",
    ]);
    const [anchor] = scope.bindings.get('x') ?? [];
    expect(anchor && cut(anchor.nameRange)).toBe('&x');
    if (a?.value.kind !== 'map') throw new Error('a is no map');
    const [b, c, k] = a.value.sequence.items;
    expect(b?.value.kind === 'string' && b.value.content && cut(b.value.content)).toBe('𝔮');
    expect(cut(a.value.sequence.range).startsWith(' # 𝔠\n  b:')).toBe(true);
    if (c?.value.kind !== 'list') throw new Error('c is no list');
    expect(c.value.sequence.items.map(({ range }) => cut(range))).toEqual(['- q', '- {z: 1, y: [𝔞, b,]}']);
    const flow = c.value.sequence.items[1]?.value;
    if (flow?.kind !== 'map') throw new Error('it is no flow map');
    const inner = flow.sequence.items[1]?.value;
    if (inner?.kind !== 'list') throw new Error('y is no list');
    expect(inner.sequence.commas.map((at) => text[at])).toEqual([',', ',']);
    expect(cut(inner.sequence.range)).toBe('[𝔞, b,]');
    expect(k?.value).toMatchObject({ kind: 'string', value: 'fold ed', content: null });
    expect(k && cut(k.value.range)).toBe('>-\n    fold\n    ed');
  });
});

describe('what is wrong', () => {
  const laughs = ['a: &a [lol, lol]']
    .concat(
      'bcdefghij'
        .split('')
        .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(', ')}]`),
    )
    .join('\n');

  test.each([
    ['a: 1\na: 2\n', 2, 1, 'this key stands in its map twice; remove one of the two'],
    ['a:\n\tb: 1\n', 2, 1, 'a tab indents this line, which YAML forbids; use spaces'],
    ['a: &x\n  b: *x\n', 2, 6, '*x stands within &x, and so contains itself'],
    ['a: *x\n', 1, 4, 'no anchor &x stands before *x'],
    [
      'a: 1\n---\nb: 2\n',
      2,
      1,
      'a second document begins here, and a step interface is one; give it a file of its own',
    ],
    ['- a\n', 1, 1, 'a step interface has to be a map, and is a list'],
    ['contract:\n  outputs: [a]\n', 2, 12, 'contract.outputs has to be a map, and is a list'],
    [
      'contract:\n  outputs:\n    a: /opt/ml/model\n',
      3,
      8,
      'contract.outputs.a has to be a map, and is a text',
    ],
    [
      'spec:\n  outputs:\n    a: {aliases: b}\n',
      3,
      18,
      'spec.outputs.a.aliases has to be a list, and is a text',
    ],
    ['variants: {x: {spec: [1]}}\n', 1, 22, 'variants.x.spec has to be a map, and is a list'],
    ['a: &x 1\nspec: *x\n', 2, 7, 'spec has to be a map, and is a text'],
  ])('%j', (text, line, column, message) => {
    const [problem] = read(text).problems;
    expect(problem?.message).toBe(message);
    expect(indexLines(text).positionAt(problem?.range.start ?? -1)).toEqual({ line, column });
  });

  test.each([100, 20_000])('brackets %i deep are a problem or read, and never a crash', (depth) => {
    const { problems } = read(`a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`);
    expect(problems.map(({ message }) => message)).toEqual(
      depth > 10_000 ? ['it is nested deeper than can be read'] : [],
    );
  });

  test('aliases of aliases are read once, however much they come to', () => {
    const started = performance.now();
    const { problems, document } = read(`${laughs}\nspec: {outputs: *j}\n`);
    expect(problems.map(({ message }) => message)).toEqual(['spec.outputs has to be a map, and is a list']);
    expect(plain(document)).toMatchObject({ j: Array(9).fill('*i') });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('values of no known type are nothing that can be folded', () => {
    expect(plain(read('a: !Sub x\nb: 2026-01-01\nc: {? [x] : 1}\n').document)).toEqual({
      a: 'opaque',
      b: 'opaque',
      c: { '?': 1 },
    });
  });
});
