/** What can't be read costs its own file, and not the run: each of these once ended it, or went on for a minute. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import type { LanguageName, Module } from '../../src/source/syntax.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import { stepalign } from '../support/cli.ts';
import { makeFolder } from '../support/library.ts';

const languages = new Map<LanguageName, Language>();
beforeAll(async () => {
  for (const name of ['python', 'typescript', 'yaml'] as const)
    languages.set(name, await loadLanguage(name, VOCABULARY));
});

function problemsOf(name: LanguageName, text: string): string[] {
  const module = languages.get(name)?.read({ path: '/library/source', text });
  return (module?.problems ?? []).map(({ message }) => message);
}

const DEEP = 100_000;

describe('nested 100,000 deep', () => {
  test.each<[LanguageName, string, string, string, string]>([
    ['python', 'lists', 'X = ', '[', ']'],
    ['python', 'maps', 'X = ', '{"a": ', '}'],
    ['python', 'parentheses', 'X = ', '(', ')'],
    ['python', 'brackets that are never closed', '', '[', ''],
    ['python', 'a sum', 'X = "a"', ' + "a"', ''],
    ['python', 'a sum in a function', 'def f():\n    return "a"', ' + "a"', ''],
    ['python', 'members', 'X = a', '.b', ''],
    ['python', 'calls', 'X = a', '()', ''],
    ['python', 'conditions', 'X = ', 'a if b else ', ''],
    ['python', 'assignments', '', 'a = ', ''],
    ['typescript', 'lists', 'const x = ', '[', ']'],
    ['typescript', 'blocks', '', '{', '}'],
    ['typescript', 'a sum', 'const x = "a"', ' + "a"', ''],
    ['typescript', 'members', 'const x = a', '.b', ''],
    ['typescript', 'else if', '', 'if (a) {} else ', ''],
    ['typescript', 'types', 'type A = ', 'B<', '>'],
    ['yaml', 'lists', 'a: ', '[', ']'],
    ['yaml', 'brackets that are never closed', 'a: ', '[', ''],
    ['yaml', 'lists in block style', '', '- ', ''],
  ])('%s: %s', (language, _, head, open, close) => {
    const text = `${head}${open.repeat(DEEP)}1${close.repeat(DEEP)}\n`;
    expect(problemsOf(language, text)).toEqual(['it is nested deeper than can be read']);
  });
});

test('a parser that does not come to an end is stopped', () => {
  expect(problemsOf('python', '\\\n'.repeat(500_000))).toEqual(['reading it takes too long']);
  expect(problemsOf('python', 'X = 1\n')).toEqual([]);
});

test('what a function of a small file holds is a problem of the file, too', () => {
  const text = `def f():\n    return a${'.b'.repeat(10_000)}\n`;
  expect(problemsOf('python', text)).toEqual(['it is nested deeper than can be read']);
});

function onHalfOfTheStack<Result>(use: () => Result): Result {
  const deepest = (): number => {
    try {
      return 1 + deepest();
    } catch {
      return 1;
    }
  };
  const descend = (left: number): Result => (left === 0 ? use() : descend(left - 1));
  return descend(Math.floor(deepest() / 2));
}

/** Asks for all that a module reads late. */
function countLate({ scope, references, constructions }: Module): number {
  const returned = [...scope.bindings.values()]
    .flat()
    .flatMap((binding) =>
      binding.kind === 'value' && binding.value.kind === 'function' ? binding.value.returns : [],
    );
  return references.length + constructions.length + returned.length;
}

test('what was read is read whole on half of the stack', () => {
  const sources = [
    ['python', 'def f():\n    return a', '.b', ''],
    ['python', 'def f():\n    return ', 'lambda: ', '1'],
    ['python', 'def f():\n    return a', '()', ''],
    ['typescript', 'const x = ', '!', '1'],
    ['typescript', 'const x = ', 'a => ', '1'],
    ['typescript', 'const x = a', '.b', ''],
  ] as const;
  for (const [name, head, repeated, tail] of sources) {
    for (let depth = 16; depth <= 4096; depth *= 2) {
      const text = `${head}${repeated.repeat(depth)}${tail}\n`;
      const module = languages.get(name)?.read({ path: '/library/source', text });
      expect(module && onHalfOfTheStack(() => countLate(module)), `${depth} times ${repeated}`).toBeDefined();
    }
  }
});

test('many keys and anchors take no quadratic time', () => {
  const keys = Array.from(
    { length: 30_000 },
    (_, at) => `k${at}: &a${at} ${at === 0 ? '1' : `*a${at - 1}`}\n`,
  );
  const began = performance.now();
  problemsOf('yaml', keys.join(''));
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('the rest of the library is checked all the same', () => {
  const folder = makeFolder({
    'deep.py': `STEP_NAMES = ${'['.repeat(DEEP)}${']'.repeat(DEEP)}\n`,
    'deep.ts': `const stepNames = ${'['.repeat(DEEP)}${']'.repeat(DEEP)};\n`,
    'sum.ts': `const stepNames = "a"${' + "a"'.repeat(DEEP)};\n`,
    'ok.py': 'X = 1\n',
  });
  const why = "it doesn't parse: it is nested deeper than can be read; nothing is changed in it";
  expect(stepalign(folder, ['check'])).toEqual({
    exitCode: 3,
    stdout: ['deep.py', 'deep.ts', 'sum.ts'].map((file) => `${file}:1:1: error ${why}\n`).join(''),
    stderr: 'checked 4 files: no drift found; 3 paths could not be read or parsed\n',
  });
});
