/** What the names of a module and of a function are bound to. */
import { describe, expect, test } from 'vitest';
import type { Binding } from '../../../src/source/syntax.ts';
import { bindings, read, shape, slice, valueOf } from './reading.ts';

/** Each binding of a name as short text. */
function bound(text: string, name: string, path?: string): string[] {
  const module = read(text, path);
  return bindings(module, name).map((binding: Binding) => {
    if (binding.kind === 'import') return `${binding.imported ?? '*'} from ${binding.from}`;
    return `${binding.type === null ? '' : `${binding.type}: `}${shape(binding.value)}`;
  });
}

test.each([
  ['const X = 1', ['1']],
  ['export const X = 1', ['1']],
  ['let X = 1', ['1']],
  ['var X = 1', ['1']],
  ['const X: ScriptContract = a', ['ScriptContract: a']],
  ['const X: lib.Spec<string> = a', ['Spec: a']],
  ['const X: Readonly<lib.Spec> = a', ['Spec: a']],
  ['const X: Partial<Required<Spec>> = a', ['Spec: a']],
  ['const X: string[] = a', ['a']],
  ['let X: Spec', ['(a variable without a value)']],
  ['declare const X: Spec', ['(a variable without a value)']],
  ['const { X } = a', ['(an unpacked value)']],
  ['const { y: [X = 1] } = a', ['(an unpacked value)']],
  ['const { X: y } = a', []],
  ['const { y = X } = a; const X = 1', ['1']],
  ['function X() { return a }', ['function<a>']],
  ['export default function X() { return a }', ['function<a>']],
  ['if (a) { const X = 1 } else { const X = 2 }', ['1', '2']],
  ['try { var X = 1 } catch { var X = 2 } finally { var X = 3 }', ['1', '3', '2']],
  ['for (const X of a) {}', ['(a loop variable)']],
  ['switch (a) { case 1: var X = 1 }', ['1']],
  ['export default () => { const X = 1; return X }', []],
  ['import X from "./m"', ['default from ./m']],
  ['import { X } from "./m"', ['X from ./m']],
  ['import { a as X } from "./m"', ['a from ./m']],
  ['import { "a-b" as X } from "./m"', ['a-b from ./m']],
  ['import type { X } from "./m"', ['X from ./m']],
  ['import * as X from "./m"', ['* from ./m']],
  ['import X = require("./m")', ['* from ./m']],
  ['export { X } from "./m"', ['X from ./m']],
  ['export { a as X } from "./m"', ['a from ./m']],
  ['export { default as X } from "./m"', ['default from ./m']],
  ['export * as X from "./m"', ['* from ./m']],
  ['const a = 1; export { a as X }', ['a']],
  ['const X = 1; export { X }', ['1']],
  ['const X = require("./m")', ['* from ./m']],
  ['const { X } = require("./m")', ['X from ./m']],
  ['const { a: X } = require("./m")', ['a from ./m']],
  ['const { X = 1 } = require("./m")', ['(an unpacked value)']],
  ['exports.X = 1', ['1']],
  ['module.exports.X = 1', ['1']],
  ['exports.X = exports.Y = 1', ['1']],
  ['let X; const a = X = 1', ['1']],
  ['let X; exports.a = X = 1', ['1']],
  ['const X = a = 1', ['1']],
  ['let X = 2; const a = X = 1', ['2', '(a name that is changed in place)']],
  ['let a; const X = a = {}; a.b = 1', ['{}', '(a name that is changed in place)']],
  ['let a; const X = a = {}; a = 1', ['{}']],
  ['exports.Y = exports.X = 1', ['1']],
  ['exports.X = require("./m")', ['* from ./m']],
  ['module.exports = { X: 1, Y }', ['1']],
  ['const X = 1; module.exports = { X }', ['1']],
  ['export = { X: 1 }', ['1']],
])('%s', (text, expected) => {
  expect(bound(text, 'X', '/x.cts')).toEqual(expected);
});

test.each([
  ['export default { a: 1 }', ['{"a": 1}']],
  ['export default { a: 1 } as const satisfies Spec', ['Spec<{"a": 1}>']],
  ['const X = 1; export default X', ['X']],
  ['export default class Paths { static a = 1 }', ['Paths']],
  ['export default class { static a = 1 }', ['class  {"a": 1}']],
  ['export default function f() { return 1 }', ['f']],
  ['export default (function f() { return 1 })', ['function<1>']],
  ['export { X as default } from "./m"', ['X from ./m']],
  ['export { default } from "./m"', ['default from ./m']],
  ['module.exports = X', ['X']],
])('the default of %s', (text, expected) => {
  expect(bound(text, 'default')).toEqual(expected);
});

test.each([
  'X = 2',
  'X += 2',
  'X++',
  'X.y = 2',
  'X.y.z = 2',
  'X["y"] = 2',
  'X!.y = 2',
  '(X as any).y = 2',
  'delete X.y',
  '[X] = [2]',
  '({ a: X } = b)',
  '({ a: [X.y = 1] } = b)',
  'for (X of b) {}',
  'Object.assign(X, { y: 2 })',
  'Object.defineProperty(X, "y", {})',
  'X.push(2)',
  'X.y.sort()',
  'X?.splice(0)',
  'X.set("y", 2)',
  'function f() { X.y = 2 }',
])('a name that %s changes has no one value', (change) => {
  expect(bound(`let X = a; ${change};`, 'X')).toEqual(['a', '(a name that is changed in place)']);
});

test.each([
  'y.X = 2',
  'f(X)',
  'X.map(f)',
  'Object.freeze(X)',
  'Object.assign({}, X)',
  '({ X: y } = b)',
  'y[X] = 2',
])('%s changes no X', (text) => {
  expect(bound(`const X = a; ${text};`, 'X')).toEqual(['a']);
});

test.each([
  ['enum X { A, B = "b", C = `c` }', '{"A": 0, "B": "b", "C": "c"}'],
  ['enum X { A = 3, B, C = f(), D }', '{"A": 3, "B": 4, "C": f(), "D": (a computed enum member)}'],
  ['export const enum X { "a-b" = 1 }', '{"a-b": 1}'],
  [
    'class X { static A = 1; static readonly B = "b" as const; c = 2; static d() {} }',
    'class X {"A": 1, "B": "b"}',
  ],
  [
    'class X { static get A() { return B } static #p = 1; get c() { return 2 } }',
    'class X {"A": function<B>, (an expression): 1}',
  ],
  ['const X = class { static A = 1 }', 'class  {"A": 1}'],
  ['namespace X { export const A = 1; const b = 2; export enum C { D } }', '{"A": 1, "C": {"D": 0}}'],
])('%s is a map of its members', (text, expected) => {
  expect(shape(valueOf(read(text)))).toBe(expected);
});

test('names have a place', () => {
  const module = read(
    'import { a as b } from "./m";\nexport { b as c };\nexport { d as e } from "./n";\nexport const f: Spec = 1;\nclass G {}',
  );
  const places = [...module.scope.bindings.values()].flat().map(({ nameRange }) => slice(module, nameRange));
  expect(places).toEqual(['b', 'c', 'e', 'f', 'G']);
});

test('modules that are exported whole', () => {
  const module = read('export * from "./a";\nexport * as b from "./b";\nexport * from "./c.js";');
  expect(module.starImports).toEqual(['./a', './c.js']);
});

describe('classes', () => {
  test('with their base, and what they hand to its constructor', () => {
    const module = read(`
      export class PyTorchStepBuilder extends lib.StepBuilderBase<Config> {
        constructor(private readonly config: Config, spec = PYTORCH_SPEC) {
          const own = spec;
          super({ config, spec: own });
        }
        other() { return f(); }
      }
      const Second = class extends Base {};
      class Third {}
    `);
    expect(module.classes.map(({ name }) => name)).toEqual(['PyTorchStepBuilder', 'Second', 'Third']);
    const [first, second] = module.classes;
    expect(first?.bases.map(shape)).toEqual(['lib.StepBuilderBase']);
    expect(first?.superCalls.map(({ call }) => shape(call))).toEqual([
      '(an expression)({"config": config, "spec": own})',
    ]);
    const inner = first?.superCalls[0]?.scope;
    expect([...(inner?.bindings.keys() ?? [])]).toEqual(['config', 'spec', 'own']);
    expect(inner?.parent).toBe(module.scope);
    expect(first && slice(module, first.nameRange)).toBe('PyTorchStepBuilder');
    expect(first && slice(module, first.range)).toMatch(/^class PyTorchStepBuilder[^]*\}$/);
    expect(second?.superCalls).toEqual([]);
    expect(second?.scope).toBe(module.scope);
  });

  test('what the module binds to a class is the class itself', () => {
    const module = read(`
      export class A {}
      export default class B extends A {}
      const C = class Inner {};
      function f() { class D {} }
    `);
    expect(module.classes.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
    const [a, b, c] = module.classes;
    expect(valueOf(module, 'A')).toBe(a);
    expect(valueOf(module, 'B')).toBe(b);
    // Inside of it the class has another name.
    expect(valueOf(module, 'C')).toMatchObject({ kind: 'class', name: 'Inner', range: c?.range });
  });

  test.each([
    ['/** what it is */', '', 'what it is'],
    ['/** what\n * it is\n */\n', 'export default abstract ', 'what\n it is'],
    ['/** of a */ const a = 1; /* of the class */ ', '', null],
    ['// of the class\n', 'export ', null],
    ["const a = '/** text */';\n", '', null],
  ])('%j in front of a class', (before, modifiers, doc) => {
    expect(read(`${before}${modifiers}class A {}\n`).classes.map((each) => each.doc)).toEqual([doc]);
  });

  test('what a class calls by a computed name has none', () => {
    const [made] = read(
      'class A { a() {} [b]() {} "c"() {} d = 1; [e] = 1; get f() { return 1; } get [g]() { return 1; } }',
    ).classes;
    expect(made?.methods.map(({ name }) => name)).toEqual(['a']);
    expect(made?.data.map(({ name }) => name)).toEqual(['d', 'f']);
  });

  test('a class that is unpacked has no name', () => {
    expect(read('const { a } = class {};').classes).toEqual([]);
  });
});
