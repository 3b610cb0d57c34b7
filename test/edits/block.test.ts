/** Edits of items on lines of their own: what YAML reads afterwards is what was asked for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyEdits } from '../../src/edits/apply.ts';
import { insertItem, removeItem } from '../../src/edits/sequence.ts';
import type { Expression, Sequence } from '../../src/source/syntax.ts';
import { createYaml } from '../../src/languages/yaml/index.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';

const yaml = createYaml(VOCABULARY);

function read(text: string): Expression {
  const { document, problems } = yaml.read({ path: '/x.step.yaml', text });
  expect(problems, text).toEqual([]);
  if (document === null) throw new Error(`there is nothing in ${text}`);
  return document;
}

/** The collection under the key `X`. */
function sequenceIn(text: string): Sequence {
  const root = read(text);
  const item =
    root.kind === 'map'
      ? root.sequence.items.find(({ key }) => key?.kind === 'string' && key.value === 'X')
      : undefined;
  if (item?.value.kind !== 'map' && item?.value.kind !== 'list') throw new Error(`X isn't there: ${text}`);
  return item.value.sequence;
}

function load(text: string): { X: unknown; above: unknown; below: unknown } {
  return parse(text, { version: '1.1' }) as { X: unknown; above: unknown; below: unknown };
}

/** Values with the lines that they take, for an item at an indent. */
const value = fc.constantFrom(
  ' plain',
  ' "quoted # no comment"',
  ' {a: 1, b: [x, y]}',
  '\n    deep:\n      deeper: 1',
  '\n  - one\n  - two',
  '\n    # a comment inside\n    inner: 1\n    # and at its end',
  ' |\n    literal\n      # no comment\n\n    end',
  ' >-\n    folded\n    text',
  ' |+\n    kept\n\n',
  '',
  ' # nothing but a comment',
);
const before = fc.constantFrom('', '  # above\n', '\n', '# far left\n', '\n  # after a blank line\n');

interface Layout {
  readonly form: 'map' | 'list';
  readonly items: readonly (readonly [string, string])[];
  readonly head: string;
  readonly tail: string;
  readonly lineEnding: string;
  readonly bom: boolean;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  form: fc.constantFrom('map', 'list'),
  items: fc.array(fc.tuple(before, value), { minLength: 1, maxLength: 4 }),
  head: fc.constantFrom('', ' # head', ' &anchor', ' &anchor # head'),
  tail: fc.constantFrom('', '# tail\n', 'below: 1\n', '\nbelow: 1\n'),
  lineEnding: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
});

function write({ form, items, head, tail, lineEnding, bom }: Layout): string {
  const lines = items.map(([above, written], at) => {
    const itself = form === 'map' ? `  k${at}:${written}` : `  -${written.replace(/^\n {4}/, ' ')}`;
    return `${above}${itself}\n`;
  });
  const text = `above: 1\nX:${head}\n${lines.join('')}${tail}`;
  return `${bom ? '\uFEFF' : ''}${text.replaceAll('\n', lineEnding)}`;
}

/** Layouts that YAML itself takes. */
const text = layout
  .map((made) => write(made))
  .filter((written) => yaml.read({ path: '/x.step.yaml', text: written }).problems.length === 0);

const NEW = 'new';

describe('items in block style', () => {
  test('removing one leaves all others', () => {
    fc.assert(
      fc.property(text, fc.nat(), (written, pick) => {
        const sequence = sequenceIn(written);
        const index = pick % sequence.items.length;
        const { X, ...others } = load(written);
        const now = load(applyEdits(written, removeItem(written, sequence, index)));
        const left = Array.isArray(X)
          ? X.filter((_, at) => at !== index)
          : Object.fromEntries(Object.entries(X as object).filter((_, at) => at !== index));
        expect(now).toEqual({ ...others, X: left });
      }),
    );
  });

  test('inserting one leaves all others', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.boolean(), (written, pick, multiline) => {
        const sequence = sequenceIn(written);
        const index = pick % sequence.items.length;
        const item = sequence.form === 'map' ? (multiline ? `${NEW}:\n- 1\n- 2` : `${NEW}: 1`) : NEW;
        const after = applyEdits(written, insertItem(written, sequence, index, item, { padding: '' }));
        const { X, ...others } = load(written);
        const { X: now, ...othersNow } = load(after);
        expect(othersNow).toEqual(others);
        const expected = Array.isArray(X)
          ? (X as unknown[]).toSpliced(index + 1, 0, NEW)
          : { ...(X as object), [NEW]: multiline ? [1, 2] : 1 };
        expect(now).toEqual(expected);
        expect(after.includes('\r\n')).toBe(written.includes('\r\n'));
        expect(after.replaceAll('\r\n', '').includes('\n')).toBe(!written.includes('\r\n'));
      }),
    );
  });

  test.each([
    ['X:\n  a: 1\n  # of b\n  b: 2 # and here\n    # still b\n  c: 3\n', 1, 'X:\n  a: 1\n  c: 3\n'],
    ['X: # head\n  a: 1\n', 0, 'X: {} # head\n'],
    ['X:\n- a', 0, 'X: []'],
    ['X:\n- a\n- b', 1, 'X:\n- a'],
    ['X:\n  # of a\n\n  # of b\n  b: 1\n', 0, 'X: {}\n  # of a\n\n'],
  ])('%j without item %i', (written, index, expected) => {
    expect(applyEdits(written, removeItem(written, sequenceIn(written), index))).toBe(expected);
  });
});
