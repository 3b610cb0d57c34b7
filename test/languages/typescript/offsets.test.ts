/** Ranges are UTF-16 offsets of the text as it was read, and wrong syntax has a place. */
import { describe, expect, test } from 'vitest';
import { createTypeScript } from '../../../src/languages/typescript/index.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import { read, sequenceOf, slice, valueOf } from './reading.ts';

const LINES = [
  '// Straße 😀 𝒳 — comment',
  "const before = '😀\\u{1F600}é';",
  'const X = {',
  "\tfirst: '😀',\t// 😀 behind",
  "\t'𝒳': [`é${before}`],",
  '};',
  '',
];

describe.each([
  ['LF', LINES.join('\n')],
  ['CRLF', LINES.join('\r\n')],
  ['BOM', `\uFEFF${LINES.join('\n')}`],
  ['BOM and CRLF', `\uFEFF${LINES.join('\r\n')}`],
  ['a hashbang', `#!/usr/bin/env node\n${LINES.join('\n')}`],
  ['BOM and a hashbang', `\uFEFF#!/usr/bin/env node\n${LINES.join('\n')}`],
])('offsets with %s', (_, text) => {
  test.each(['.ts', '.tsx', '.js'])('in %s', (extension) => {
    const module = read(text, `/x${extension}`);
    expect(module.text).toBe(text);
    const { items, commas, comments } = sequenceOf(valueOf(module));
    expect(items.map(({ range }) => slice(module, range))).toEqual(["first: '😀'", "'𝒳': [`é${before}`]"]);
    expect(items.map(({ key }) => key && slice(module, key.range))).toEqual(['first', "'𝒳'"]);
    expect(items.map(({ value }) => slice(module, value.range))).toEqual(["'😀'", '[`é${before}`]']);
    expect(commas.map((at) => module.text.charAt(at))).toEqual([',', ',']);
    expect(comments.map((range) => slice(module, range))).toEqual(['// 😀 behind']);
  });
});

describe('wrong syntax', () => {
  const typescript = createTypeScript(VOCABULARY, null);

  test.each([
    ['const X = {\n', 12],
    ['\uFEFFconst X = ;', 11],
    ["const X = 'a\n';", 10],
    ['const A = 1;\r\nconst A = 2;', 20],
    ['export { missing };', 9],
    ['<<<<<<< HEAD\nconst X = 1;', 0],
    ['const x = <T>a => a;', 10],
    ['const x = <T /* ( */>async () => a;', 10],
    ['const x = 1 + <T>a ** b;', 14],
    ['export a from "m";', 7],
    ['const x = do { 1; };', 10],
    ['const x = a |> b;', 12],
    ['a::b;', 2],
  ])('%j has its place in the problem', (text, start) => {
    const module = typescript.read({ path: '/x.ts', text });
    expect(module.problems).toHaveLength(1);
    expect(module.problems[0]?.range.start).toBe(start);
    expect(module.problems[0]?.message).not.toMatch(/\(\d+:\d+\)/);
    expect(module).toMatchObject({ text, classes: [], references: [], starImports: [] });
    expect(module.scope.bindings.size).toBe(0);
  });

  test.each([
    'const x = <T,>(a) => a;',
    'const x = <T>(a => a);',
    'const x = (<T>a) ** b;',
    'async function f() { using a = b; await using c = d; }',
  ])('%j is right', (text) => {
    expect(typescript.read({ path: '/x.ts', text }).problems).toEqual([]);
  });

  test.each(['', '\uFEFF', '// only a comment', '\n\n', '#!/usr/bin/env node'])('%j is right', (text) => {
    expect(typescript.read({ path: '/x.js', text }).problems).toEqual([]);
  });
});
