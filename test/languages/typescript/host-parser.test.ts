/** Whatever parser jscodeshift is bound to: the same is read of a text as by stepalign's own. */
import jscodeshift from 'jscodeshift';
import { describe, expect, test } from 'vitest';
import { UnreadableTree } from '../../../src/languages/typescript/estree.ts';
import { parseBy } from '../../../src/languages/typescript/host-parser.ts';
import { createReader } from '../../../src/languages/typescript/read.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import type { Module } from '../../../src/source/syntax.ts';
import { fixtures, twins } from '../../support/fixtures.ts';

/** All that is read of a module. */
function readOf(module: Module): unknown {
  const { scope, starImports, classes, references, constructions, problems } = module;
  return { bindings: scope.bindings, starImports, classes, references, constructions, problems };
}

const PARSERS = ['babel', 'babylon', 'flow', 'ts', 'tsx'] as const;

/** What JavaScript has, in each of the ways that parsers tell differently. */
const JAVASCRIPT = `#!/usr/bin/env node
// 𝔱 first
/** Doc. */
export class A extends B {
  static X = 'a';
  y = 1;
  #p = 2;
  constructor(a, { b = 'c' } = {}) {
    super(a, { b });
  }
  get q(/* none */) {
    return 'q';
  }
  static m(...rest) {}
  set r(value) {}
  async *z() {}
}
const t = {
\t'x': \`a\${b}c\`, // 𝔱𝔯
\ty: -1, [k]: null, s, ...more,
  get g() { return /re/g; },
  set g(value) {},
  m() { return undefined; },
  async n() {},
  'quoted-key': true, 12: 10n, z: \`whole\`,
};
a?.b?.c; a?.['d'](e)?.f; x['k'] in y; m.get('name'); new Estimator({ a: 1, 'b': 2 });
const { u, v: [w = 'w'] } = require('./x');
import d, { e as f, default as g } from './y';
import * as ns from './z';
export * as all from './all';
export * from './star';
export { t as default, u };
export const late = async () => (await import('./late')).X;
const parts = ['one' + 'two', c ? 'y' : 'n', p ?? 'q', Object.freeze({ a: 'b' }), (('in parentheses'))];
step.properties.ModelArtifacts.S3ModelArtifacts;
`;

/** Parentheses are no part of Flow's tree, and recast doesn't know its class properties. */
const FOR_FLOW = JAVASCRIPT.replace("(('in parentheses'))", "'in none'").replace(
  /^ .* = (?:'a'|1|2);\n/gm,
  '',
);

const readItself = createReader(VOCABULARY).read;

describe.each(PARSERS)('%s', (name) => {
  const readBy = createReader(VOCABULARY, parseBy(jscodeshift.withParser(name))).read;
  const text = name === 'flow' ? FOR_FLOW : JAVASCRIPT;

  test.each(twins)('$name', (twin) => {
    const source = { path: '/a.js', text: twin.of(text) };
    const own = readItself(source);
    expect(own.problems).toEqual([]);
    expect(readOf(readBy(source))).toEqual(readOf(own));
  });

  test('what is no JavaScript is a problem at its place', () => {
    const { problems } = readBy({ path: '/a.js', text: 'const a = 1;\nconst x = {;\n' });
    expect(problems.map(({ range }) => range)).toEqual([{ start: 24, end: 25 }]);
  });

  test('a text of nothing but a comment', () => {
    expect(readBy({ path: '/a.js', text: '// nothing\n' }).problems).toEqual([]);
  });
});

test.each(['ts', 'tsx'])('%s: every fixture and twin in TypeScript', (name) => {
  const readBy = createReader(VOCABULARY, parseBy(jscodeshift.withParser(name))).read;
  const sources = fixtures
    .filter(({ extension }) => extension === 'ts')
    .flatMap(({ input }) => twins.map((twin) => ({ path: '/a.ts', text: twin.of(input) })));
  expect(sources.length).toBeGreaterThan(100);
  for (const source of sources) expect(readOf(readBy(source))).toEqual(readOf(readItself(source)));
});

describe('a tree that nothing can be read from', () => {
  const whyNot = (source: string, parser: string | { parse: () => unknown }): string => {
    const readBy = createReader(VOCABULARY, parseBy(jscodeshift.withParser(parser as string))).read;
    try {
      return JSON.stringify(readBy({ path: '/a.js', text: source }));
    } catch (error) {
      return error instanceof UnreadableTree ? error.message : String(error);
    }
  };

  test('is one that recast does not know', () => {
    expect(whyNot('class A {\n  x = 1; // y\n}\n', 'flow')).toBe(
      'it fails (did not recognize object of type "PropertyDefinition")',
    );
  });

  test('has no offsets', () => {
    const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } };
    const program = { type: 'Program', loc, body: [{ type: 'EmptyStatement', loc }] };
    expect(whyNot(';', { parse: () => program })).toBe('it gives no offsets (EmptyStatement)');
  });

  test('has the offsets of another text', () => {
    const parse = (): unknown => jscodeshift.withParser('ts')(" f('x');\n").nodes()[0];
    expect(whyNot("f('x');\n", { parse })).toBe('its offsets are those of another text');
  });
});
