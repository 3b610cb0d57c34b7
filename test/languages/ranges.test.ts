/** Reading: every range holds exactly the text of what was read, with any encoding and line ending. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language, Notation } from '../../src/languages/language.ts';
import { loadPython } from '../../src/languages/python/index.ts';
import type { Expression, Sequence } from '../../src/source/syntax.ts';
import { createTypeScript } from '../../src/languages/typescript/index.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';

const python = await loadPython(VOCABULARY);
const typescript = createTypeScript(VOCABULARY, null);

function notationOf(language: Language): Notation {
  return language.notation(language.read({ path: '/x', text: '' }));
}

function valueOf(language: Language, text: string): Expression {
  const module = language.read({ path: language === python ? '/x.py' : '/x.ts', text });
  expect(module.problems).toEqual([]);
  const [binding] = module.scope.bindings.get('X') ?? [];
  if (binding?.kind !== 'value') throw new Error(`X has no value in ${text}`);
  return binding.value;
}

const SOURCES: readonly (readonly [Language, string])[] = [
  [python, '# 𝔭𝔶 é\nX = make(\n\ta="ü𝔵", # 𝔠\n\tb=[r"y", f"{c}z"],\n\t**d,\n)\n'],
  [typescript, '// 𝔱𝔰 é\nconst X = new Make({\n\ta: "ü𝔵", // 𝔠\n\tb: [`y`, `${c}z`],\n\t...d,\n});\n'],
];

const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['BOM', (text) => `\uFEFF${text}`],
  ['BOM and CRLF', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
];

describe.each(SOURCES)('$name', (language, source) => {
  test.each(VARIANTS)('%s', (_, of) => {
    const text = of(source);
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    const call = valueOf(language, text);
    if (call.kind !== 'call') throw new Error(`X is a ${call.kind}`);
    const [first] = call.arguments.items;
    const fields: Sequence = first?.value.kind === 'map' ? first.value.sequence : call.arguments;
    const isPython = language === python;
    expect(fields.items.map(({ kind, range }) => [kind, cut(range)])).toEqual([
      ['entry', isPython ? 'a="ü𝔵"' : 'a: "ü𝔵"'],
      ['entry', isPython ? 'b=[r"y", f"{c}z"]' : 'b: [`y`, `${c}z`]'],
      ['spread', isPython ? '**d' : '...d'],
    ]);
    expect(fields.items.slice(0, 2).map(({ key }) => key && cut(key.range))).toEqual(['a', 'b']);
    expect(fields.commas.map((at) => cut({ start: at, end: at + 1 }))).toEqual([',', ',', ',']);
    expect(fields.comments.map(cut)).toEqual([isPython ? '# 𝔠' : '// 𝔠']);
    expect(cut(fields.range)).toMatch(isPython ? /^\(\s[^]*\)$/ : /^\{\s[^]*\}$/);
    const [a, b] = fields.items.map(({ value }) => value);
    expect(a?.kind === 'string' && a.content && cut(a.content)).toBe('ü𝔵');
    const inner = b?.kind === 'list' ? b.sequence.items.map(({ value }) => value) : [];
    expect(inner.map(({ kind }) => kind)).toEqual(['string', 'concatenation']);
    const concatenation = inner[1];
    const parts = concatenation?.kind === 'concatenation' ? concatenation.parts : [];
    expect(parts.map(({ kind, range }) => [kind, cut(range)])).toEqual([
      ['name', 'c'],
      ['string', 'z'],
    ]);
  });
});

describe.each([
  ['python', python, (literal: string) => `X = ${literal}\n`],
  ['typescript', typescript, (literal: string) => `const X = ${literal};\n`],
] as const)('what %s writes', (_, language, write) => {
  test('is read as the same value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('"', "'"), (value, quote) => {
        // A lone surrogate can't be in a file.
        fc.pre(!/[\uD800-\uDFFF]/u.test(value) && !value.includes('\0'));
        const read = valueOf(language, write(notationOf(language).string(value, quote)));
        expect(read).toMatchObject({ kind: 'string', value });
      }),
    );
  });

  test('fits between the quotes that are there', () => {
    const opens = language === python ? ['"', "'", 'r"', 'f"', "rb'"] : ['"', "'", '`'];
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...opens.filter((open) => !open.includes('b'))),
        (value, open) => {
          const literal = valueOf(language, write(`${open}${open.slice(-1)}`));
          if (literal.kind !== 'string') throw new Error(`${open} opens no string`);
          const content = notationOf(language).content(value, literal);
          fc.pre(content !== null);
          const read = valueOf(language, write(`${open}${content}${open.slice(-1)}`));
          expect(read).toMatchObject({ kind: 'string', value });
        },
      ),
    );
  });
});
