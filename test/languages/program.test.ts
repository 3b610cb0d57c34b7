/** Code of any kind, also such as nobody would write: it is read without a crash, and each range lies within its parent's. */
import { expect, test } from 'vitest';
import { languageNameOf, loadLanguage } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import type { LanguageName } from '../../src/source/syntax.ts';
import { DEFAULT_NAMES } from '../../src/library/conventions/names.ts';
import { vocabularyOf } from '../../src/library/conventions/vocabulary.ts';
import type { Range } from '../../src/source/range.ts';
import { mutate } from '../fuzz/mutate.ts';
import { TEXTS } from '../support/changing-library.ts';
import { cases } from '../support/fixtures.ts';

const LANGUAGES = new Map<LanguageName, Language>();
for (const name of ['python', 'typescript', 'yaml', 'json'] as const)
  LANGUAGES.set(name, await loadLanguage(name, vocabularyOf(DEFAULT_NAMES)));

const SOURCES = [
  ...cases.flatMap(({ input }) => Object.entries(input)),
  ...Object.entries(TEXTS).flatMap(([path, texts]) => texts.map((text) => [path, text] as const)),
].flatMap(([path, text]): [string, string][] =>
  typeof text === 'string' && languageNameOf(path) !== null ? [[path, text]] : [],
);

/** Where a program and all in it stands that lies outside of what it is a part of. */
function* astray(value: unknown, around: Range): Generator<string> {
  if (value instanceof Map) for (const each of value.values()) yield* astray(each, around);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const each of value) yield* astray(each, around);
  const { range, kind, decorators, ...parts } = value as Record<string, unknown>;
  const own = range as Range | undefined;
  if (own !== undefined && (own.start < around.start || own.end > around.end))
    yield `${String(kind)} at ${own.start} to ${own.end} outside of ${around.start} to ${around.end}`;
  // An item is a pair of places; what a function is wrapped in stands before it.
  const isItem = kind === 'entry' || kind === 'element' || kind === 'spread';
  for (const part of Object.values(parts)) yield* astray(part, isItem ? around : (own ?? around));
  yield* astray(decorators, { start: 0, end: Infinity });
}

function languageOf(path: string): Language {
  const language = LANGUAGES.get(languageNameOf(path) ?? 'json');
  if (language === undefined) throw new Error(`${path} is in no language`);
  return language;
}

test.each([
  ['as they are', (text: string) => text],
  ['mutated', (text: string, seed: number) => mutate(text, seed).bytes.toString('utf8')],
])('sources %s', (_, of) => {
  const found = SOURCES.flatMap(([path, source], seed) => {
    const text = of(source, seed);
    const { program } = languageOf(path).read({ path: `/${path}`, text });
    return [...astray(program, { start: 0, end: text.length })].map((what) => `${path} (${seed}): ${what}`);
  });
  expect(SOURCES.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

test.each([
  ['/a.py', `x = ${'a + '.repeat(20_000)}a\n`],
  ['/a.py', `f(${'a + '.repeat(20_000)}a)\n`],
  ['/a.ts', `f(${'a + '.repeat(20_000)}a)\n`],
  [
    '/a.py',
    Array.from({ length: 900 }, (_, at) => `${' '.repeat(at)}if a:\n`).join('') + `${' '.repeat(900)}b()\n`,
  ],
  ['/a.ts', 'if (a) '.repeat(20_000) + 'b();\n'],
  ['/a.ts', `${Array.from({ length: 20_000 }, () => 'if (a) b(); else ').join('')}c();\n`],
  ['/a.py', `if a: b()\n${'elif a: b()\n'.repeat(20_000)}`],
])('%s with what is nested deeply, or long', (path, text) => {
  const { program } = languageOf(path).read({ path, text });
  expect(program.body.length).toBeLessThanOrEqual(1);
});
