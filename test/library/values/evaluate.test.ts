/** Values that fold: what an expression stands for, or why that can't be told. */
import { isRefusal } from '../../../src/source/refusal.ts';
import { expect, test } from 'vitest';
import { createTypeScript } from '../../../src/languages/typescript/index.ts';
import { NO_DOCUMENTS } from '../../../src/library/sources/documents.ts';
import { Modules } from '../../../src/library/sources/modules.ts';
import { createEvaluator } from '../../../src/library/values/evaluate.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';

const typescript = createTypeScript(VOCABULARY, null);

/** The text that `X` stands for, or why it can't be told. */
function textOfX(source: string): string {
  const module = typescript.read({ path: '/x.ts', text: source });
  expect(module.problems).toEqual([]);
  const evaluator = createEvaluator(new Map([['typescript', typescript.link(Modules.of([]), NO_DOCUMENTS)]]));
  const [binding] = module.scope.bindings.get('X') ?? [];
  if (binding?.kind !== 'value') throw new Error('X has no value');
  const text = evaluator.text({ expression: binding.value, module, scope: module.scope });
  return isRefusal(text) ? `? ${text.why}` : text.value;
}

test.each([
  ["const X = 'a';", 'a'],
  ['const X = `a`;', 'a'],
  ["const A = 'a'; const X = `${A}/b`;", 'a/b'],
  ["const A = 'a'; const X = A + '/b';", 'a/b'],
  ["const X = 'a' as const;", 'a'],
  ["const X = 'a' satisfies string;", 'a'],
  ["const X = ('a')!;", 'a'],
  ["enum E { A = 'a' } const X = E.A;", 'a'],
  ["const O = { a: 'a' } as const; const X = O.a;", 'a'],
  ["const O = Object.freeze({ a: { b: 'a' } }); const X = O.a['b'];", 'a'],
  ["class P { static readonly A = 'a'; } const X = P.A;", 'a'],
  ["class P { static get A() { return 'a'; } } const X = P.A;", 'a'],
  ["namespace N { export const A = 'a'; } const X = N.A;", 'a'],
  ["const f = () => 'a'; const X = f();", 'a'],
  ["function f() { const a = 'a'; return a; } const X = f();", 'a'],
  ["const X = 'a\\u0062\\x63';", 'abc'],
  ["let A = 'a'; A = 'b'; const X = A;", '? A can have several values'],
  ["const O = { a: 'a' }; O.a = 'b'; const X = O.a;", '? O can have several values'],
  ["const O = { a: 'a', ...P }; const X = O.a;", "? a isn't one plain entry there"],
  ['const X = process.env.A;', "? process isn't bound in this file"],
  ['const X = `${f()}/b`;', '? it is put together (template literal): it is no string but a call'],
  ['const A = B; const B = A; const X = A;', '? it refers to itself'],
])('%s', (text, value) => {
  expect(textOfX(text)).toBe(value);
});
