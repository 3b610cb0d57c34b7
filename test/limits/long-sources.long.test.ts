/** A source that is eight times as long takes about eight times as long to read, whatever it repeats. */
import { expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import type { LanguageName, Module } from '../../src/source/syntax.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';

const languages = {
  python: await loadLanguage('python', VOCABULARY),
  typescript: await loadLanguage('typescript', VOCABULARY),
};

const FEW = 1200;
const TIMES = 8;
/** Of what grows with the square it is 64. */
const MOST = 24;

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');
}

const MAIN = 'def main(input_paths, output_paths, environ_vars, job_args):\n';

const REPEATED: readonly (readonly [
  LanguageName & keyof typeof languages,
  string,
  (count: number) => string,
])[] = [
  [
    'typescript',
    'classes with comments',
    (count) => lines(count, (at) => `/** ${'export '.repeat(40)}${at} */\nclass C${at} {}`),
  ],
  [
    'typescript',
    'words before a class that stand before classes',
    (count) => `const a = '${'export '.repeat(count * 4)}';\n${lines(count * 4, (at) => `class C${at} {}`)}`,
  ],
  [
    'typescript',
    'a name that is declared and changed again and again',
    (count) => lines(count, (at) => `var a = ['x${at}']; a.push('y');`),
  ],
  [
    'typescript',
    'functions in functions around a long body',
    (count) =>
      `${'function f() {'.repeat(count / 60)}${'a.b();\n'.repeat(count * 4)}${'}'.repeat(count / 60)}`,
  ],
  [
    'python',
    'a name that is bound within expressions',
    (count) => lines(count * 2, (at) => `a = (b := ${at})`),
  ],
  [
    'python',
    'keys that main takes',
    (count) => MAIN + lines(count / 4, (at) => `    f(input_paths["a${at}"])`),
  ],
  [
    'python',
    'keys that main asks for',
    (count) => MAIN + lines(count / 4, (at) => `    if "a${at}" in input_paths: f(input_paths["a${at}"])`),
  ],
  [
    'python',
    'named paths that a script gives its main',
    (count) =>
      `${MAIN}    pass\n${lines(count / 2, (at) => `P${at} = "/opt/ml/processing/input/${at}"`)}main({\n${lines(count / 2, (at) => `"p${at}": P${at},`)}})\n`,
  ],
];

/** What one source takes of the processor, which other programs that run don't lengthen, in milliseconds. */
function costOf(read: () => Module): number {
  const tries = [1, 2, 3].map(() => {
    const began = process.cpuUsage();
    expect(read().problems).toEqual([]);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return Math.min(...tries);
}

// What grows with the square fails each time; a collection of garbage that falls into one measurement doesn't come thrice.
test.each(REPEATED)('%s: %s', { timeout: 300_000, retry: 2 }, (name, _, textOf) => {
  const cost = (count: number): number =>
    costOf(() => languages[name].read({ path: '/library/source', text: textOf(count) }));
  cost(FEW / 4);
  const few = cost(FEW);
  const many = cost(FEW * TIMES);
  expect(many / few).toBeLessThan(MOST);
});
