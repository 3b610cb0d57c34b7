/** Which lines each form of a suppression is about. */
import { expect, test } from 'vitest';
import { languageNameOf, loadLanguage } from '../../../src/languages/index.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import { coverageIn } from '../../../src/rules/suppression/coverage.ts';

/** The lines on which something of `a/b` would be suppressed, by what `x` and `yy` of it stand there. */
async function coveredIn(path: string, text: string, rule = 'a/b'): Promise<string[]> {
  const language = await loadLanguage(languageNameOf(path) ?? 'python', VOCABULARY);
  const coverage = coverageIn(language.read({ path, text }));
  return [...text.matchAll(/\bx\d+\b|"""[^]*?"""/g)].flatMap(({ index, 0: found }) => {
    const range = { start: index, end: index + found.length };
    return (coverage?.coveringsOf(rule, range) ?? []).length > 0 ? [found.split('\n')[0] ?? ''] : [];
  });
}

test.each<[string, string, string[]]>([
  ['the end of a line', 'x1 = 1  # stepalign-ignore a/b\nx2 = 2\n', ['x1']],
  ['the line above', 'x1 = 1\n# stepalign-ignore a/b\nx2 = 2\nx3 = 3\n', ['x2']],
  [
    'above other comments and empty lines',
    '# stepalign-ignore a/b: why,\n# and how\n\n# that is all\nx2 = 2\nx3 = 3\n',
    ['x2'],
  ],
  ['several above each other', '# stepalign-ignore c/d\n# stepalign-ignore a/b\nx1 = 1\n', ['x1']],
  ['above a statement of several lines its first', '# stepalign-ignore a/b\nx1 = f(\n    x2,\n)\n', ['x1']],
  ['above a line within it', 'x1 = f(\n    # stepalign-ignore a/b\n    x2,\n    x3,\n)\n', ['x2']],
  ['in front of what is indented less', 'def f():\n    pass\n    # stepalign-ignore a/b\nx1 = 1\n', ['x1']],
  ['above nothing', 'x1 = 1\n# stepalign-ignore a/b\n', []],
  ['behind what goes on over lines', 'A = """x1\n    x2"""  # stepalign-ignore a/b\n', ['"""x1']],
  [
    'a block',
    'x1 = 1\n# stepalign-ignore-start a/b: why\nx2 = 1\nx3 = 1\n# stepalign-ignore-end a/b\nx4 = 1\n',
    ['x2', 'x3'],
  ],
  [
    'a block at the ends of lines',
    'x1 = 1  # stepalign-ignore-start a/b\nx2 = 1  # stepalign-ignore-end\nx3 = 1\n',
    ['x1', 'x2'],
  ],
  [
    'a block in a block',
    '# stepalign-ignore-start a/b\nx1 = 1\n# stepalign-ignore-start c/d\nx2 = 1\n# stepalign-ignore-end\nx3 = 1\n# stepalign-ignore-end\nx4 = 1\n',
    ['x1', 'x2', 'x3'],
  ],
  [
    'blocks that cross',
    '# stepalign-ignore-start a/b\nx1 = 1\n# stepalign-ignore-start c/d\nx2 = 1\n# stepalign-ignore-end a/b\nx3 = 1\n# stepalign-ignore-end c/d\nx4 = 1\n',
    ['x1', 'x2'],
  ],
  ['a block without an end', 'x1 = 1\n# stepalign-ignore-start a/b\nx2 = 2\nx3 = 3\n', ['x2', 'x3']],
  ['an end without a block', 'x1 = 1\n# stepalign-ignore-end a/b\nx2 = 2\n', []],
  ['a file', '"""docs"""\nx1 = 1\n# stepalign-ignore-all a/b: why\nx2 = 2\n', ['"""docs"""', 'x1', 'x2']],
  ['a group', 'x1 = 1  # stepalign-ignore a/*\nx2 = 2  # stepalign-ignore c/*\n', ['x1']],
  ['everything', 'x1 = 1  # stepalign-ignore **: why\n', ['x1']],
  ['one of several', 'x1 = 1  # stepalign-ignore c/d, a/b: why\n', ['x1']],
  ['other rules', 'x1 = 1  # stepalign-ignore c/d, a, b, a/bb, A/B\n', []],
  ['a word that is none', 'x1 = 1  # stepalign-ignore-line a/b\n', []],
])('%s', async (_, text, lines) => {
  expect(await coveredIn('/steps.py', text)).toEqual(lines);
  expect(await coveredIn('/steps.py', `\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(
    lines.map((line) => (line === '"""x1' ? `${line}\r` : line)),
  );
});

test.each<[string, string[]]>([
  ['/* stepalign-ignore a/b */ const x1 = 1;\nconst x2 = 2;\n', ['x1']],
  ['/* stepalign-ignore a/b */\nconst x1 = 1;\n', ['x1']],
  ['const x1 = 1; /* stepalign-ignore\n a/b */\nconst x2 = 2;\n', ['x1']],
  ['/*\n * stepalign-ignore a/b\n */ // more\n\nconst x1 = 1;\n', []],
  ['/*\n * stepalign-ignore a/b\n */\n\nconst x1 = 1;\n', ['x1']],
])('a comment of TypeScript that has an end: %j', async (text, lines) => {
  expect(await coveredIn('/steps.ts', text)).toEqual(lines);
});

test('what is neither the name of a rule nor a glob of such names fits nothing', async () => {
  const text = 'x1 = 1  # stepalign-ignore [a]/b, {a/b}, +(a/b), a/b/, !c/d\n';
  expect(await coveredIn('/steps.py', text)).toEqual([]);
});
