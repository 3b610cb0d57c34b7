/** Literal edits on literals of every layout: what is read afterwards is what was asked for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/edits/apply.ts';
import { insertItem, removeItem, replaceString } from '../../src/edits/sequence.ts';
import type { Language, Notation } from '../../src/languages/language.ts';
import { loadPython } from '../../src/languages/python/index.ts';
import type { Sequence } from '../../src/source/syntax.ts';
import { createTypeScript } from '../../src/languages/typescript/index.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';

const python = await loadPython(VOCABULARY);
const typescript = createTypeScript(VOCABULARY, null);

function notationOf(language: Language): Notation {
  return language.notation(language.read({ path: '/x', text: '' }));
}

/** The map that `X` is in a text. */
function sequenceIn(language: Language, text: string): Sequence {
  const module = language.read({ path: language.name === 'python' ? '/x.py' : '/x.ts', text });
  expect(module.problems, text).toEqual([]);
  const [binding] = module.scope.bindings.get('X') ?? [];
  if (binding?.kind !== 'value' || binding.value.kind !== 'map') throw new Error(`X is no map in ${text}`);
  return binding.value.sequence;
}

function keysIn(language: Language, text: string): string[] {
  return sequenceIn(language, text).items.map(({ key }) => (key?.kind === 'string' ? key.value : '?'));
}

interface Layout {
  readonly separators: readonly string[];
  readonly open: string;
  readonly close: string;
  readonly trailingComma: boolean;
  readonly lineEnding: string;
  readonly bom: boolean;
}

function layouts(comment: string): fc.Arbitrary<Layout> {
  const separators = [
    ', ',
    ',',
    ',\n    ',
    '\n  , ',
    `, ${comment} behind\n    `,
    `,\n    ${comment} above\n    `,
    `,\n\n  `,
    `${comment} odd\n    , `,
  ];
  return fc.record({
    separators: fc.array(fc.constantFrom(...separators), { minLength: 0, maxLength: 5 }),
    open: fc.constantFrom('', ' ', '\n    ', `  ${comment} head\n    `, `\n    ${comment} first\n    `),
    close: fc.constantFrom('', ' ', '\n', `  ${comment} last\n`, `\n    ${comment} end\n`),
    trailingComma: fc.boolean(),
    lineEnding: fc.constantFrom('\n', '\r\n'),
    bom: fc.boolean(),
  });
}

function write(layout: Layout, prefix: string, suffix: string): string {
  const { separators, open, close, trailingComma, lineEnding, bom } = layout;
  const items = [
    '"k0": "v0"',
    ...separators.map((separator, at) => `${separator}"k${at + 1}": "v${at + 1}"`),
  ];
  const text = `${prefix}{${open}${items.join('')}${trailingComma ? ',' : ''}${close}}${suffix}`;
  return `${bom ? '\uFEFF' : ''}${text.replaceAll('\n', lineEnding)}`;
}

const languages = [
  { language: python, comment: '#', prefix: 'A = 1\nX = ', suffix: '\nB = 2\n' },
  { language: typescript, comment: '//', prefix: 'const A = 1;\nconst X = ', suffix: ';\nconst B = 2;\n' },
];

describe.each(languages)('$language.name', ({ language, comment, prefix, suffix }) => {
  test('removing an item leaves all others, in their order', () => {
    fc.assert(
      fc.property(layouts(comment), fc.nat(), (layout, pick) => {
        const text = write(layout, prefix, suffix);
        const sequence = sequenceIn(language, text);
        const index = pick % sequence.items.length;
        const after = applyEdits(text, removeItem(text, sequence, index));
        const expected = keysIn(language, text).filter((_, at) => at !== index);
        expect(keysIn(language, after), after).toEqual(expected);
        expect(after.startsWith(text.slice(0, sequence.range.start + 1))).toBe(true);
        expect(after.endsWith(text.slice(sequence.range.end - 1))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('inserting an item puts it behind the one that is named', () => {
    fc.assert(
      fc.property(layouts(comment), fc.nat(), fc.boolean(), (layout, pick, atEnd) => {
        const text = write(layout, prefix, suffix);
        const sequence = sequenceIn(language, text);
        const last = sequence.items.length - 1;
        const index = atEnd ? last : pick % sequence.items.length;
        const edits = insertItem(text, sequence, atEnd ? 'last' : index, '"new": "v"', notationOf(language));
        const after = applyEdits(text, edits);
        const expected = keysIn(language, text).toSpliced(index + 1, 0, 'new');
        expect(keysIn(language, after), after).toEqual(expected);
        // Nothing that stood there is gone.
        expect(edits.every(({ range }) => range.start === range.end)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('removing what was inserted gives the text back', () => {
    fc.assert(
      fc.property(layouts(comment), (layout) => {
        // A comma that the insertion had to add behind the last item stays another's.
        const text = write(
          { ...layout, separators: layout.separators.filter((one) => !one.includes('odd')) },
          prefix,
          suffix,
        );
        const sequence = sequenceIn(language, text);
        const inserted = applyEdits(
          text,
          insertItem(text, sequence, 'last', '"new": "v"', notationOf(language)),
        );
        const now = sequenceIn(language, inserted);
        expect(applyEdits(inserted, removeItem(inserted, now, now.items.length - 1))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('the only item leaves an empty literal, and an empty literal takes a first', () => {
    const text = `${prefix}{"a": "b"}${suffix}`;
    const empty = `${prefix}{}${suffix}`;
    expect(applyEdits(text, removeItem(text, sequenceIn(language, text), 0))).toBe(empty);
    const { padding } = notationOf(language);
    expect(
      applyEdits(
        empty,
        insertItem(empty, sequenceIn(language, empty), 'last', '"a": "b"', notationOf(language)),
      ),
    ).toBe(`${prefix}{${padding}"a": "b"${padding}}${suffix}`);
  });

  test('a literal that holds only a comment takes a first item behind it', () => {
    const text = `${prefix}{\n    ${comment} nothing yet\n}${suffix}`;
    const after = applyEdits(
      text,
      insertItem(text, sequenceIn(language, text), 'last', '"a": "b"', notationOf(language)),
    );
    expect(after).toBe(`${prefix}{\n    ${comment} nothing yet\n    "a": "b"\n}${suffix}`);
  });
});

test('a string is replaced between its quotes, several literals as a whole', () => {
  const text = 'X = {"a": r"old", "b": "o" "ld"}\n';
  const [one, several] = sequenceIn(python, text).items.map(({ value }) => value);
  if (one?.kind !== 'string' || several?.kind !== 'string') throw new Error('these are strings');
  const edits = [replaceString(one, 'new', 'r"new"'), replaceString(several, 'new', '"new"')];
  expect(applyEdits(text, edits)).toBe('X = {"a": r"new", "b": "new"}\n');
});
