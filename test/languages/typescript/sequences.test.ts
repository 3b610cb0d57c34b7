/** The commas, comments and ranges of literals and calls. */
import { expect, test } from 'vitest';
import { read, sequenceOf, slice, valueOf } from './reading.ts';

function parts(source: string): { items: string[]; commas: string; comments: string[]; range: string } {
  const module = read(`const X = ${source};\n`);
  const sequence = sequenceOf(valueOf(module));
  return {
    range: slice(module, sequence.range),
    items: sequence.items.map(({ range }) => slice(module, range)),
    commas: sequence.commas.map((at) => module.text.charAt(at)).join(''),
    comments: sequence.comments.map((range) => slice(module, range)),
  };
}

test('commas and comments inside items belong to them', () => {
  expect(
    parts(`{
    // first, of all
    a: f(1, /* in, a */ 2), // behind, a
    'b,c': [1, 2], /* , */
    ...d(3, 4),
    // last
  }`),
  ).toMatchObject({
    items: ['a: f(1, /* in, a */ 2)', `'b,c': [1, 2]`, '...d(3, 4)'],
    commas: ',,,',
    comments: ['// first, of all', '// behind, a', '/* , */', '// last'],
  });
});

test.each([
  ['[]', [], ''],
  ['{}', [], ''],
  ['f()', [], ''],
  ['[1, 2]', ['1', '2'], ','],
  ['[1, 2,]', ['1', '2'], ',,'],
  ['f(a, { b, c },)', ['a', '{ b, c }'], ',,'],
  ['[(1, 2), ((3)), 4]', ['(1, 2)', '((3))', '4'], ',,'],
  ['f((a) /* ) */, (/* ( */ b))', ['(a)', '(/* ( */ b)'], ','],
  ['[(a) + (b), (c)]', ['(a) + (b)', '(c)'], ','],
  ['{ a: (1, 2), b: (3), }', ['a: (1, 2)', 'b: (3)'], ',,'],
  ['{ a: { b: 1 } as Foo<A, B>, c }', ['a: { b: 1 } as Foo<A, B>', 'c'], ','],
  ['{ a() { return [1, 2] }, get b() { return 3 } }', ['a() { return [1, 2] }', 'get b() { return 3 }'], ','],
  ['[`a, ${b}, c`, "d,"]', ['`a, ${b}, c`', '"d,"'], ','],
  ['[(() => [1, 2]), async (a, b) => 3]', ['(() => [1, 2])', 'async (a, b) => 3'], ','],
])('%s', (source, items, commas) => {
  expect(parts(source)).toMatchObject({ items, commas, comments: expect.anything() as unknown });
  expect(parts(source).range).toBe(source.startsWith('f') ? source.slice(1) : source);
});

test('a line comment ends before the line ending, of CRLF too', () => {
  expect(parts('[\r\n  1, // one\r\n  2 // two\r\n]')).toMatchObject({
    items: ['1', '2'],
    comments: ['// one', '// two'],
  });
});

test('a call without parentheses has no place for arguments', () => {
  const module = read('const X = new Contract;');
  const { range, items } = sequenceOf(valueOf(module));
  expect({ text: slice(module, range), items }).toEqual({ text: '', items: [] });
});
