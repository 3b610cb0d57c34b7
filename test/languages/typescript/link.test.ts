/** Imports lead through endings, barrels, aliases and CommonJS to the binding that they mean. */
import { describe, expect, test } from 'vitest';
import { createTypeScript } from '../../../src/languages/typescript/index.ts';
import { loadTsMorph } from '../../../src/languages/typescript/ts-morph.ts';
import { documentsOf } from '../../../src/library/sources/documents.ts';
import { Modules } from '../../../src/library/sources/modules.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import { slice } from './reading.ts';

const typescript = createTypeScript(VOCABULARY, loadTsMorph);

type Files = Readonly<Record<string, string>>;

/** Where a name that `/lib/x.…` imports is bound: path and value. */
function follow(files: Files, name = 'X', member?: string, language = typescript): string | null {
  const sources = Object.entries(files).map(([path, text]) => ({ path: `/lib/${path}`, text }));
  const isSetting = ({ path }: { readonly path: string }): boolean => path.endsWith('.json');
  const modules = sources.filter((one) => !isSetting(one)).map((one) => language.read(one));
  const settings = documentsOf(sources.filter(isSetting));
  const module = modules.find(({ path }) => /^\/lib\/(?:.*\/)?x\.\w+$/.test(path));
  const binding = module?.scope.bindings.get(name)?.find(({ kind }) => kind === 'import');
  if (module === undefined || binding?.kind !== 'import') throw new Error(`x doesn't import ${name}`);
  const bound = language.link(Modules.of(modules), settings).resolve(module, binding, member);
  if (bound === null || 'why' in bound) return bound?.why ?? null;
  return `${bound.module.path.slice(5)}: ${slice(bound.module, bound.binding.value.range)}`;
}

test.each<[string, Files, string | null]>([
  ['a file', { 'x.ts': 'import { X } from "./m"', 'm.ts': 'export const X = 1' }, 'm.ts: 1'],
  ['.js for .ts', { 'x.ts': 'import { X } from "./m.js"', 'm.ts': 'export const X = 1' }, 'm.ts: 1'],
  ['.mjs for .mts', { 'x.mts': 'import { X } from "./m.mjs"', 'm.mts': 'export const X = 1' }, 'm.mts: 1'],
  ['.ts', { 'x.ts': 'import { X } from "./m.ts"', 'm.ts': 'export const X = 1' }, 'm.ts: 1'],
  ['.tsx', { 'x.ts': 'import { X } from "./m"', 'm.tsx': 'export const X = 1' }, 'm.tsx: 1'],
  ['JavaScript', { 'x.js': 'import { X } from "./m.js"', 'm.js': 'export const X = 1' }, 'm.js: 1'],
  [
    'an index file',
    { 'x.ts': 'import { X } from "./m"', 'm/index.ts': 'export const X = 1' },
    'm/index.ts: 1',
  ],
  [
    'the folder above',
    { 'a/b/x.ts': 'import { X } from "../../m"', 'm.ts': 'export const X = 1' },
    'm.ts: 1',
  ],
  [
    'the own folder',
    { 'a/x.ts': 'import { X } from "."', 'a/index.ts': 'export const X = 1' },
    'a/index.ts: 1',
  ],
  [
    'another name',
    { 'x.ts': 'import { a as X } from "./m"', 'm.ts': 'const b = 1; export { b as a }' },
    'm.ts: b',
  ],
  ['a default', { 'x.ts': 'import X from "./m"', 'm.ts': 'export default 1' }, 'm.ts: 1'],
  ['no such file', { 'x.ts': 'import { X } from "./m"' }, null],
  ['no such name', { 'x.ts': 'import { X } from "./m"', 'm.ts': 'export const Y = 1' }, null],
  ['a package', { 'x.ts': 'import { X } from "lib"', 'm.ts': 'export const X = 1' }, null],
  [
    'a barrel',
    {
      'x.ts': 'import { X } from "./m"',
      'm/index.ts': 'export * from "./a.js"',
      'm/a.ts': 'export const X = 1',
    },
    'm/a.ts: 1',
  ],
  [
    'a barrel of barrels that renames',
    {
      'x.ts': 'import { X } from "./m"',
      'm/index.ts': 'export * from "./a"; export * from "./c"',
      'm/a/index.ts': 'export { b as X } from "./b"',
      'm/a/b.ts': 'export { default as b } from "./d"',
      'm/a/d.ts': 'export default { a: 1 }',
      'm/c.ts': 'export const Y = 2',
    },
    'm/a/d.ts: { a: 1 }',
  ],
  [
    'a name imported and exported again',
    {
      'x.ts': 'import { X } from "./m"',
      'm.ts': 'import { a } from "./a"; export { a as X }',
      'a.ts': 'export const a = 1',
    },
    'm.ts: a',
  ],
  [
    'a default that a barrel does not hand on',
    { 'x.ts': 'import X from "./m"', 'm.ts': 'export * from "./a"', 'a.ts': 'export default 1' },
    null,
  ],
  [
    'a cycle without an end',
    {
      'x.ts': 'import { X } from "./m"',
      'm.ts': 'export { X } from "./a"',
      'a.ts': 'export { X } from "./m"',
    },
    null,
  ],
  [
    'a cycle with an end',
    {
      'x.ts': 'import { X } from "./m"',
      'm.ts': 'export * from "./a"; export * from "./b"',
      'a.ts': 'export * from "./m"',
      'b.ts': 'export * from "./m"; export const X = 1',
    },
    'b.ts: 1',
  ],
  [
    'two that differ',
    {
      'x.ts': 'import { X } from "./m"',
      'm.ts': 'export * from "./a"; export * from "./b"',
      'a.ts': 'export const X = 1',
      'b.ts': 'export const X = 2',
    },
    null,
  ],
  ['require', { 'x.cjs': 'const { X } = require("./m")', 'm.js': 'exports.X = 1' }, 'm.js: 1'],
  [
    'module.exports',
    { 'x.js': 'const { X } = require("./m")', 'm.js': 'module.exports = { X: 1 }' },
    'm.js: 1',
  ],
  [
    'module.exports of a local',
    { 'x.js': 'const { X } = require("./m")', 'm.js': 'const X = 1; module.exports = { X }' },
    'm.js: 1',
  ],
  [
    'a required whole',
    { 'x.js': 'const X = require("./m")', 'm.js': 'module.exports = { a: 1 }' },
    'm.js: { a: 1 }',
  ],
  ['import = and export =', { 'x.cts': 'import X = require("./m.cjs")', 'm.cts': 'export = 1' }, 'm.cts: 1'],
])('%s', (_, files, expected) => {
  expect(follow(files)).toBe(expected);
});

test.each<[string, Files, string | null]>([
  ['import * as', { 'x.ts': 'import * as X from "./m"', 'm.ts': 'export const Y = 1' }, 'm.ts: 1'],
  ['require', { 'x.js': 'const X = require("./m")', 'm.js': 'exports.Y = 1' }, 'm.js: 1'],
  [
    'import * as of a barrel',
    { 'x.ts': 'import * as X from "./m"', 'm.ts': 'export * from "./a"', 'a.ts': 'export const Y = 1' },
    'a.ts: 1',
  ],
  [
    'export * as',
    { 'x.ts': 'import { X } from "./m"', 'm.ts': 'export * as X from "./a"', 'a.ts': 'export const Y = 1' },
    'a.ts: 1',
  ],
  [
    'export * as behind barrels',
    {
      'x.ts': 'import { X } from "./m"',
      'm.ts': 'export * from "./n"',
      'n.ts': 'export { a as X } from "./o"',
      'o.ts': 'import * as b from "./a"; export { b as a }',
      'a.ts': 'export const Y = 1',
    },
    'a.ts: 1',
  ],
  ['no namespace', { 'x.ts': 'import { X } from "./m"', 'm.ts': 'export const X = { Y: 1 }' }, null],
])('a member of %s', (_, files, expected) => {
  expect(follow(files, 'X', 'Y')).toBe(expected);
});

describe('path aliases', () => {
  const files = {
    'app/src/x.ts': 'import { X } from "@contracts/m"',
    'app/src/contracts/m.ts': 'export const X = 1',
  };

  test.each([
    [
      'with a base',
      '{ "compilerOptions": { "baseUrl": "./src", "paths": { "@contracts/*": ["contracts/*"] } } }',
    ],
    ['without one', '{ "compilerOptions": { "paths": { "@contracts/*": ["./src/contracts/*"] } } }'],
    [
      'with comments',
      '{ /* a */ "compilerOptions": { // b\n "paths": { "@contracts/*": ["./src/contracts/*"], }, }, }',
    ],
  ])('%s', (_, text) => {
    expect(follow({ ...files, 'app/tsconfig.json': text })).toBe('app/src/contracts/m.ts: 1');
    expect(follow({ ...files, 'app/jsconfig.json': text })).toBe('app/src/contracts/m.ts: 1');
  });

  test('by a file that the nearest one extends', () => {
    const base = '{ "compilerOptions": { "paths": { "@contracts/*": ["./app/src/contracts/*"] } } }';
    const own = '{ "extends": "../tsconfig.base.json", "compilerOptions": { "strict": true } }';
    expect(follow({ ...files, 'tsconfig.base.json': base, 'app/tsconfig.json': own })).toBe(
      'app/src/contracts/m.ts: 1',
    );
  });

  test('a base alone', () => {
    const text = '{ "compilerOptions": { "baseUrl": "src" } }';
    expect(
      follow({
        'app/src/x.ts': 'import { X } from "m"',
        'app/src/m.ts': 'export const X = 1',
        'app/tsconfig.json': text,
      }),
    ).toBe('app/src/m.ts: 1');
  });

  test('the nearest file counts', () => {
    const other = '{ "compilerOptions": { "paths": { "@contracts/*": ["./nowhere/*"] } } }';
    expect(follow({ ...files, 'tsconfig.json': other })).toBeNull();
    const own = '{ "compilerOptions": { "paths": { "@contracts/*": ["./src/contracts/*"] } } }';
    expect(follow({ ...files, 'tsconfig.json': other, 'app/tsconfig.json': own })).toBe(
      'app/src/contracts/m.ts: 1',
    );
  });

  test.each(['', '{', '[]', '{ "extends": "./missing.json" }', '{ "extends": "./tsconfig.json" }', 'null'])(
    'a settings file that holds %j stops nothing',
    (text) => {
      const relative = { 'app/src/x.ts': 'import { X } from "./m"', 'app/src/m.ts': 'export const X = 1' };
      expect(follow({ ...relative, 'app/tsconfig.json': text })).toBe('app/src/m.ts: 1');
    },
  );
});

test('without the compiler imports lead nowhere', () => {
  const files = { 'x.ts': 'import { X } from "./m"', 'm.ts': 'export const X = 1' };
  expect(follow(files, 'X', undefined, createTypeScript(VOCABULARY, null))).toBeNull();
});
