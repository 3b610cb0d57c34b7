/** Every kind of expression, as the neutral syntax has it. */
import { describe, expect, test } from 'vitest';
import { expression, read, sequenceOf, shape, slice, valueOf } from './reading.ts';

describe('strings', () => {
  test.each([
    [`'a'`, `'`, 'a'],
    [`"a"`, '"', 'a'],
    ['`a`', '`', 'a'],
    [String.raw`'it\'s \x41\u{1F600}\n'`, `'`, "it's A😀\n"],
    ['`line\n`', '`', 'line\n'],
    [`''`, `'`, ''],
  ])('%s', (source, quote, value) => {
    const module = read(`const X = ${source};`);
    const string = valueOf(module);
    expect(string).toMatchObject({ kind: 'string', value, open: quote, close: quote });
    expect(slice(module, string.range)).toBe(source);
    if (string.kind !== 'string' || string.content === null) throw new Error('no content');
    expect(slice(module, string.content)).toBe(source.slice(1, -1));
  });

  test('a template literal with substitutions keeps the place of its fixed parts', () => {
    const module = read('const X = `properties.${NAME}.S3Uri`;');
    const template = valueOf(module);
    expect(shape(template)).toBe('template literal<"properties." + NAME + ".S3Uri">');
    if (template.kind !== 'concatenation') throw new Error('no concatenation');
    expect(template.parts.map((part) => slice(module, part.range))).toEqual([
      'properties.',
      'NAME',
      '.S3Uri',
    ]);
  });
});

test.each([
  ['1', '1'],
  ['0x10', '16'],
  ['true', 'true'],
  ['null', 'null'],
  ['undefined', 'null'],
  ['NAME', 'NAME'],
  ['a.b', 'a.b'],
  ['a?.b', 'a.b'],
  ['a!.b', 'a.b'],
  [`a['b']`, 'a["b"]'],
  ['a?.[b]', 'a[b]'],
  [`'a' + b + "c"`, 'concatenation<concatenation<"a" + b> + "c">'],
  ['a * b', '(an expression)'],
  ['f(1, ...rest)', 'f(1, ...rest)'],
  ['f?.(1)', 'f(1)'],
  ['new lib.Contract({ a: 1 })', 'lib.Contract({"a": 1})'],
  ['new Contract<Foo>({})', 'Contract({})'],
  ['new Contract', 'Contract()'],
  ['Object.freeze({ a: 1 })', '{"a": 1}'],
  ['Object.freeze([1] as const)', '[1]'],
  ['[1, ...more, [2]]', '[1, ...more, [2]]'],
  ['{ a: 1, "b-c": 2, 3: 4 }', '{"a": 1, "b-c": 2, "3": 4}'],
  ['{ [KEY]: 1, [`k`]: 2 }', '{KEY: 1, "k": 2}'],
  ['{ a, ...rest }', '{"a": a, ...rest}'],
  ['{ get a() { return B } }', '{"a": function<B>}'],
  ['{ a() { return B }, async c() { return D } }', '{"a": function<B>, "c": function<D>}'],
  ['{ set a(v) {} }', '{"a": (a setter)}'],
  ['{ a: 1 } as Contract', 'Contract<{"a": 1}>'],
  ['<Contract>{ a: 1 }', 'Contract<{"a": 1}>'],
  ['{ a: 1 } satisfies lib.Contract<string>', 'Contract<{"a": 1}>'],
  ['{ a: 1 } as const satisfies Readonly<Contract>', 'Contract<{"a": 1}>'],
  ['{ a: 1 } as const', '{"a": 1}'],
  ['{ a: 1 } as { a: number }', '{"a": 1}'],
  ['(((a)))', 'a'],
  ['() => a', 'function<a>'],
  ['() => ({ a: 1 })', 'function<{"a": 1}>'],
  ['function () { if (a) return b; return (() => { return c })() }', 'function<b | function<c>()>'],
  ['() => { return; }', 'function<null>'],
  ['c ? a : b', 'either<a | b>'],
  ['a || b', 'either<a | b>'],
  ['a ?? b', 'either<a | b>'],
  ['a && b', '(an expression)'],
  ['await f()', '(an await expression)'],
  ['tag`a`', '(a tagged template)'],
  ['/a/', '(a regular expression)'],
  ['this', '(this)'],
])('%s', (source, expected) => {
  expect(shape(expression(source))).toBe(expected);
});

test('a function knows its parameters and what its body binds', () => {
  const value = expression('({ a: b = OTHER, ...c }, d = DEFAULT) => { const e = 1; return e }');
  if (value.kind !== 'function') throw new Error('no function');
  expect([...value.scope.bindings.keys()]).toEqual(['b', 'c', 'd', 'e']);
});

test('a member knows the place of its property', () => {
  const module = read(`const X = a /* . */ . b;`);
  const value = valueOf(module);
  if (value.kind !== 'member') throw new Error('no member');
  expect(slice(module, value.propertyRange)).toBe('b');
  expect(slice(module, value.range)).toBe('a /* . */ . b');
});

test.each(['f /* ( */ (1, 2)', 'f<Map<string, (a: number) => void>>(1, 2)', '(f)(1, 2)', 'new (f())(1, 2)'])(
  'the arguments of %s start at their parenthesis',
  (source) => {
    const module = read(`const X = ${source};`);
    expect(slice(module, sequenceOf(valueOf(module)).range)).toBe('(1, 2)');
  },
);

test.each([
  ['.js', 'const X = <a b="1">hi, {"x"}</a>;', '(JSX)'],
  ['.tsx', 'const X = <a />;', '(JSX)'],
  ['.js', '// @flow\ntype A = {| x: number |};\nconst X = "a";', '"a"'],
  ['.mts', 'await f();\nconst X = "a";', '"a"'],
  ['.cts', 'import y = require("./y");\nconst X = "a";', '"a"'],
  ['.ts', 'const X = "a";\n@dec() export abstract class A<const T> extends B<T> { accessor c = 1; }', '"a"'],
  ['.d.ts', 'export const y: Y;\nexport const X = "a";', '"a"'],
  ['.mjs', 'import y from "./y.json" with { type: "json" };\nconst X = "a";', '"a"'],
])('%s files: %s', (extension, text, expected) => {
  expect(shape(valueOf(read(text, `/x${extension}`)))).toBe(expected);
});
