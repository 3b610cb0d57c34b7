/** What TypeScript and JavaScript code does, statement by statement. */
import { expect, test } from 'vitest';
import { programText } from '../program-text.ts';
import { read } from './reading.ts';

function program(text: string, path?: string): string {
  return programText(read(text, path).program);
}

test.each([
  ['a value', "const a = f(1, 'b');", 'a = f(1, "b")'],
  ['a value with a type', "const a: A = 'b' as B;", 'a = "b"'],
  ['no value', 'let a: A, b = 1;', 'a = null\nb = 1'],
  ['what an object has', 'const { a, b: c = 1, ...d } = e;', '{a: a, b: c ?= 1, ?: d} = e'],
  [
    'what is in what an object has',
    "const { 'a': [b, , c = 1, ...d], [e]: f } = g;",
    '{a: [b, , c, *d], ?: f} = g',
  ],
  ['a name that is there', 'a = 1;', 'known a = 1'],
  ['names that are there', '[a, b.c] = d;', '[known a, b.c] = d'],
  ['a member', 'this.a.b = 1;', 'this.a.b = 1'],
  ['an item', "a['b'][c] = 1;", 'a["b"][c] = 1'],
  ['several', 'const a = this.b = c = f();', 'known c = f()\nthis.b = c\na = this.b'],
  ['an assignment within another', 'f((a = 1), b);', 'known a = 1\nf(a, b)'],
  ['more of a text', "a += 'b';", 'known a += "b"'],
  ['what is set where nothing is', 'a ??= b; a ||= c;', 'known a = either<a | b>\nknown a = either<a | c>'],
  [
    'what is counted',
    'a++; b -= 1;',
    'known a = (a name that is changed in place)\nknown b = (a name that is changed in place)',
  ],
  ['what is deleted', 'delete a.b;', 'a.b = (a deleted name)'],
  ['a template', 'const a = `Steps.${b.name}.C`;', 'a = <"Steps." + b.name + ".C">'],
  [
    'what is spread',
    'const a = { ...b, c, ...(d && { e: 1 }) };',
    'a = {...b, "c": c, ...either<null | {"e": 1}>}',
  ],
  ['what may be left out', 'const a = b?.c!.d?.[0] ?? e;', 'a = either<b.c.d[0] | e>'],
  ['what is awaited', 'const a = await f(await b);', 'a = f(b)'],
  ['what is made', 'const a = new b.C(this, { d });', 'a = b.C(this, {"d": d})'],
  ['a sequence', 'const a = (f(), b);', 'f()\na = b'],
  ['the last item', 'const a = b.at(-1);', 'a = b.at(-1)'],
  [
    'an arrow function',
    'const a = (b, { c }: D = {}, ...e) => b + c;',
    'a = (b, {c: c} ?= {}, *e) => { return <b + c> }',
  ],
  [
    'an arrow function with braces',
    'a.map(async (b) => { c(b); return d; });',
    'a.map((b) => { c(b); return d })',
  ],
  [
    'a method of an object',
    'const a = { b(c) { return c; }, get d() { return 1; } };',
    'a = {"b": (c) => { return c }, "d": () => { return 1 }}',
  ],
  ['a function that is called at once', '(function () { a(); })();', '() => { a() }()'],
  ['an enum', "enum A { B = 'b', C = `c`, D = 1, E }", 'A = {"B": "b", "C": "c", "D": 1, "E": 2}'],
  [
    'a namespace',
    "namespace A { export const B = 'b'; export function c() { return B; } }",
    'A = {"B": "b", "c": () => { return B }}',
  ],
  [
    'what is declared alone',
    'declare function a(): void; declare class B {} declare const c: D; type E = F; interface G {}',
    '',
  ],
  [
    'an effect under a condition',
    'a && b.push(c); d ? e() : f();',
    'one or none a\n- branch\n  b.push(c)\none d\n- branch\n  e()\n- branch\n  f()',
  ],
  [
    'what is imported later',
    "const { a, b: c } = await import('./m'); const d = await import('./n');",
    'import a: a of ./m\nimport c: b of ./m\nimport d: * of ./n',
  ],
])('%s', (_, source, expected) => {
  expect(program(source)).toBe(expected);
});

test('branches', () => {
  const source = `
if (a()) x = 1;
else if ((b = c())) { x = 2; }
else if (d) throw new Error('d');
else x = 3;
if (e) { y = 1; } else { throw new Error('e'); }
if (f) { let z = 1; }
switch (g()) {
  case 'a':
  case 'b': h = 1; break; never();
  case 'c': { throw new Error('c'); }
  default: h = 2;
}
switch (g) { case 1: h = 3; }
`;
  expect(program(source)).toBe(`one a()
- branch
  known x = 1
- branch
  known b = c()
  b
  known x = 2
- branch
  known x = 3
one e
- branch
  known y = 1
one or none f
- branch
  z = 1
one g()
- branch
  known h = 1
- branch
  known h = 2
one or none g
- branch
  known h = 3`);
});

test('loops, and what is tried', () => {
  const source = `
outer: for (const [a, { b }] of c.entries()) { d.push(a); continue outer; }
for (e of f) g(e);
for (const key in f) g(key);
for (let i = 0, n = f.length; i < n; i++) g(f[i]);
while ((h = next())) { g(h); i += 1; list += 'x'; }
do j(); while (k);
try { l(); } catch (error) { m = error; } finally { n(); }
try { o(); } catch { throw new Error('o'); }
`;
  expect(program(source)).toBe(`repeat [a, {b: b}] of c.entries()
  d.push(a)
repeat known e of f
  g(e)
repeat key of (the keys of an object)
  g(key)
i = 0
n = f.length
repeat
  known i = (a number that a loop counts)
  (an expression)
  g(f[i])
  known i = (a name that is changed in place)
repeat
  known i = (a number that a loop counts)
  known h = next()
  h
  g(h)
  known i += 1
  known list += "x"
repeat
  k
  j()
l()
one or none
- branch
  error = (an exception)
  known m = error
n()
o()`);
});

test('functions are there from the begin', () => {
  const source = `
const x = f(1);
export async function f(this: A, a: string, b = g(a), [c]: C = [], ...d): Promise<D> {
  const { e } = require('./e');
  function inner() { return a; }
  if (a) return;
  return inner;
  never();
}
function* g() { yield 1; }
`;
  expect(program(source)).toBe(`function f(a, b ?= g(a), [c] ?= [], *d)
  function inner()
    return a
  import e: e of ./e
  one or none a
  - branch
    return nothing
  return inner
function g()
  (a yield expression)
  return (a generator)
x = f(1)`);
});

test('classes', () => {
  const source = `
@decorated()
export abstract class A<T> extends b.B implements C {
  static readonly D = 'd';
  private static e?: string;
  readonly role = 'r';
  name: string;
  #steps = [];
  declare f: string;
  constructor(scope: Construct, private readonly bucket: string, public key = 'k', { g }: Props) {
    const id = 'x';
    super(scope, id);
    this.name = g;
  }
  get uri(): string { return \`s3://\${this.bucket}\`; }
  set uri(value) { this.bucket = value; }
  static make(h) { return new A(h); }
  public async add(step) { this.#steps.push(step); await super.add(step); }
  abstract go(): void;
  'quoted'() {}
  handler = (i) => this.#go(i);
  #go(i) { return i; }
}
class B extends A { role = 'b'; }
class C { }
const D = class extends A {};
const e = mix(class {});
export default class { f = 1; }
`;
  expect(program(source)).toBe(`class A(b.B)
  D = "d"
  function constructor(scope, bucket, key ?= "k", {g: g}) of instance this
    id = "x"
    super(scope, id)
    this.bucket = bucket
    this.key = key
    this.role = "r"
    this.#steps = []
    this.handler = (i) => { return this.#go(i) }
    this.name = g
  getter uri() of instance this
    return <"s3://" + this.bucket>
  function make(h) of class this
    return A(h)
  function add(step) of instance this
    this.#steps.push(step)
    super.add(step)
  function quoted() of instance this
  function #go(i) of instance this
    return i
class B(A)
  function constructor(*args) of instance this
    super(...args)
    this.role = "b"
class C()
class D(A)
class class at ${source.indexOf('class {}')}()
e = mix(class at ${source.indexOf('class {}')})
class default()
  function constructor() of instance this
    this.f = 1`);
});

test.each([
  [
    'names',
    "import a from './a';\nexport { a as b, c };\nexport { d } from './d';\nconst c = 1;",
    'c = 1\nb = a',
  ],
  ['a value', 'export default { a: 1 };', 'default = {"a": 1}'],
  ['a function', 'export default function a() {}', 'function a()\ndefault = a'],
  ['a function without a name', 'export default function () {}', 'function default()'],
  ['a class', 'export default class A {}', 'class A()\ndefault = A'],
  ['an assignment', 'export = a;', 'default = a'],
])('exports of %s', (_, source, expected) => {
  expect(program(`${source}\n`)).toBe(expected);
});

test('what CommonJS requires and exports', () => {
  const source = `
const a = require('./a');
const { b } = require('./b');
exports.c = b.d;
exports.e = exports.f = function () {};
module.exports.g = 1;
module.exports = { a, h: 2 };
exports.default = { i: 3 };
`;
  expect(program(source, '/library/x.js')).toBe(`c = b.d
f = () => {  }
e = f
g = 1
default = {"a": a, "h": 2}
h = default.h
default = {"i": 3}`);
});
