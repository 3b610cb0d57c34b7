/** What was read of a text, written down and read again, is what the language reads of it. */
import { expect, test } from 'vitest';
import { languageNameOf, loadLanguage } from '../../src/languages/index.ts';
import { readAgain, writeDown } from '../../src/languages/kept-module.ts';
import type { Language, Source } from '../../src/languages/language.ts';
import type { FunctionExpression, LanguageName, Module, Scope } from '../../src/source/syntax.ts';
import { DEFAULT_NAMES } from '../../src/library/conventions/names.ts';
import { vocabularyOf } from '../../src/library/conventions/vocabulary.ts';
import { TEXTS } from '../support/changing-library.ts';
import { cases } from '../support/fixtures.ts';
import { before, SHAPES } from '../support/shapes.ts';

const LANGUAGES = new Map<LanguageName, Language>();
for (const name of ['python', 'typescript', 'yaml'] as const)
  LANGUAGES.set(name, await loadLanguage(name, vocabularyOf(DEFAULT_NAMES)));

function languageOf({ path }: Source): Language {
  const name = languageNameOf(path);
  const language = name === null ? undefined : LANGUAGES.get(name);
  if (language === undefined) throw new Error(`${path} is in no language`);
  return language;
}

const FILES: readonly (readonly [string, string | Uint8Array | null])[] = [
  ...cases.flatMap(({ input }) => Object.entries(input)),
  ...Object.values(SHAPES).flatMap((shapes) =>
    shapes.flatMap(({ files }) =>
      Object.entries(files).map(
        ([path, text]) => [path, typeof text === 'string' ? before(text) : null] as const,
      ),
    ),
  ),
  ...Object.entries(TEXTS).flatMap(([path, texts]) => texts.map((text) => [path, text] as const)),
];

const SOURCES = FILES.flatMap(([path, text]): Source[] =>
  typeof text !== 'string' || languageNameOf(path) === null ? [] : [{ path: `/${path}`, text }],
);

/** All that can be asked of a module, what is read later among it; compared as plain data. */
function allOf(module: Module): unknown {
  const { path, text, language, scope, document, starImports, classes } = module;
  const { references, constructions, comments, collected, problems } = module;
  const parts = {
    scope,
    document,
    starImports,
    classes,
    references,
    constructions,
    comments,
    collected,
    problems,
  };
  return plain({ path, text, language, ...parts }, new Map());
}

/** The same with functions asked for their inside, and what was met before as its number: so is what is shared. */
function plain(value: unknown, met: Map<object, number>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // Empty lists are one wherever they stand.
  if (Array.isArray(value) && value.length === 0) return '[]';
  const number = met.get(value);
  if (number !== undefined) return `#${number}`;
  met.set(value, met.size);
  if (Array.isArray(value)) return value.map((each) => plain(each, met));
  if (Array.isArray(value)) return value.map((each): unknown => plain(each, met));
  if ('kind' in value && value.kind === 'function') {
    const { kind, range, scope, returns } = value as FunctionExpression;
    return { kind, range, scope: plain(scope, met), returns: plain(returns, met) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, met)]));
}

/** Written down and read again. */
function kept(module: Module, source: Source): { module: Module; hasLearned: () => boolean } | null {
  const bytes = writeDown(module);
  return bytes === null ? null : readAgain(bytes, source, languageOf(source));
}

test('of every text, before and after all of it was asked for', () => {
  let count = 0;
  for (const source of SOURCES) {
    const module = languageOf(source).read(source);
    const early = kept(module, source);
    const all = allOf(module);
    const late = kept(module, source);
    if (early === null || late === null) {
      // What isn't right in TypeScript was read as nothing.
      expect(module.problems.length, source.text).toBeGreaterThan(0);
      continue;
    }
    count += 1;
    expect(allOf(early.module)).toEqual(all);
    expect(allOf(late.module)).toEqual(all);
    expect(late.hasLearned()).toBe(false);
    expect(allOf(kept(early.module, source)?.module as Module)).toEqual(all);
  }
  expect(count).toBeGreaterThan(400);
});

const PYTHON: Source = {
  path: '/a.py',
  text: 'class Paths:\n    A = "a"\n\ndef make():\n    def inner():\n        return Paths.A\n    return inner\n',
};

function bound(scope: Scope, name: string): unknown {
  const [binding] = scope.bindings.get(name) ?? [];
  return binding?.kind === 'value' ? binding.value : undefined;
}

test('what is one object is one again', () => {
  const module = kept(languageOf(PYTHON).read(PYTHON), PYTHON)?.module as Module;
  expect(bound(module.scope, 'Paths')).toBe(module.classes[0]);
  const make = bound(module.scope, 'make') as FunctionExpression;
  expect(make.scope.parent).toBe(module.scope);
  expect((bound(make.scope, 'inner') as FunctionExpression).scope.parent).toBe(make.scope);
});

test('that more is known of it is told, whatever was asked for', () => {
  const fresh = (): { module: Module; hasLearned: () => boolean } =>
    kept(languageOf(PYTHON).read(PYTHON), PYTHON) as { module: Module; hasLearned: () => boolean };
  const asks: readonly ((module: Module) => unknown)[] = [
    (module) => module.references,
    (module) => module.constructions,
    (module) => module.comments,
    (module) => (bound(module.scope, 'make') as FunctionExpression).returns,
  ];
  for (const ask of asks) {
    const { module, hasLearned } = fresh();
    expect(hasLearned()).toBe(false);
    ask(module);
    expect(hasLearned()).toBe(true);
    expect(kept(module, PYTHON)?.hasLearned()).toBe(false);
  }
});

test('what could not be read is not written down', () => {
  const deep: Source = { path: '/a.py', text: '('.repeat(2000) };
  expect(writeDown(languageOf(deep).read(deep))).toBe(null);
});

test('what is nested as deeply as can be read is written down, or left', () => {
  for (const [path, text] of [
    ['/a.py', `x = ${'['.repeat(900)}${']'.repeat(900)}\n`],
    ['/a.ts', `const x = ${'['.repeat(900)}${']'.repeat(900)};\n`],
    ['/a.step.yaml', `${'['.repeat(900)}${']'.repeat(900)}\n`],
  ] as const) {
    const source = { path, text };
    const module = languageOf(source).read(source);
    const again = kept(module, source);
    if (again !== null) expect(allOf(again.module)).toEqual(allOf(module));
  }
});

test('bytes of something else are refused', () => {
  const language = languageOf(PYTHON);
  const bytes = writeDown(language.read(PYTHON)) as Uint8Array;
  for (const wrong of [new Uint8Array(), bytes.subarray(0, 40), Buffer.from('null'), bytes.subarray(2)])
    expect(() => readAgain(wrong, PYTHON, language)).toThrow(Error);
});
