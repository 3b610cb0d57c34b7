/** What is read of comments that suppress. */
import { describe, expect, test } from 'vitest';
import { languageNameOf, loadLanguage } from '../../../src/languages/index.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import { suppressionsAmong } from '../../../src/rules/suppression/comment.ts';
import type { Suppression } from '../../../src/rules/suppression/comment.ts';

async function suppressionsOf(path: string, text: string): Promise<Suppression[]> {
  const language = await loadLanguage(languageNameOf(path) ?? 'python', VOCABULARY);
  return suppressionsAmong(language.read({ path, text }));
}

/** Each with its own part of the comment, its form, its names and its reason. */
async function readIn(
  path: string,
  text: string,
): Promise<[string, string | null, string[], string | null, string][]> {
  return (await suppressionsOf(path, text)).map(({ range, form, patterns, reason, rest }) => [
    text.slice(range.start, range.end),
    form,
    patterns.map(({ text: name, range: at }) => {
      expect(text.slice(at.start, at.end)).toBe(name);
      return name;
    }),
    reason,
    rest,
  ]);
}

describe('in Python and YAML', () => {
  test.each<[string, Awaited<ReturnType<typeof readIn>>]>([
    ['# stepalign-ignore a/b', [['# stepalign-ignore a/b', 'line', ['a/b'], null, '']]],
    ['#stepalign-ignore a/b:why', [['#stepalign-ignore a/b:why', 'line', ['a/b'], 'why', '']]],
    [
      '## stepalign-ignore  a/b ,c/* :  why: see #12  ',
      [['## stepalign-ignore  a/b ,c/* :  why: see #12', 'line', ['a/b', 'c/*'], 'why: see #12', '']],
    ],
    ['# stepalign-ignore-start a/b', [['# stepalign-ignore-start a/b', 'start', ['a/b'], null, '']]],
    ['# stepalign-ignore-end', [['# stepalign-ignore-end', 'end', [], null, '']]],
    ['# stepalign-ignore-all a/b: x', [['# stepalign-ignore-all a/b: x', 'file', ['a/b'], 'x', '']]],
    ['# stepalign-ignore-line a/b', [['# stepalign-ignore-line a/b', null, ['a/b'], null, '']]],
    ['# stepalign-ignore', [['# stepalign-ignore', 'line', [], null, '']]],
    ['# stepalign-ignore: a/b', [['# stepalign-ignore: a/b', 'line', [], 'a/b', '']]],
    ['# stepalign-ignore a/b:', [['# stepalign-ignore a/b:', 'line', ['a/b'], null, '']]],
    ['# stepalign-ignore a/b,', [['# stepalign-ignore a/b,', 'line', ['a/b'], null, '']]],
    ['# stepalign-ignore a/b c/d, e', [['# stepalign-ignore a/b c/d, e', 'line', ['a/b'], null, 'c/d, e']]],
    [
      '# noqa: E501  # stepalign-ignore a/b: x  # type: ignore',
      [['# stepalign-ignore a/b: x', 'line', ['a/b'], 'x', '']],
    ],
    [
      '# stepalign-ignore a/b  # nosec # stepalign-ignore-all c/d, e/f: why',
      [
        ['# stepalign-ignore a/b', 'line', ['a/b'], null, ''],
        ['# stepalign-ignore-all c/d, e/f: why', 'file', ['c/d', 'e/f'], 'why', ''],
      ],
    ],
    ['# stepalign-ignored a/b', []],
    ['# see `# stepalign-ignore a/b`', []],
    ['# about stepalign-ignore a/b', []],
    ['// stepalign-ignore a/b', []],
    ['A = "# stepalign-ignore a/b"', []],
  ])('%s', async (text, expected) => {
    expect(await readIn('/steps.py', text.startsWith('//') ? `# ${text}` : text)).toEqual(expected);
    if (text.startsWith('#')) expect(await readIn('/a.step.yaml', `${text}\r\na: 1\r\n`)).toEqual(expected);
  });
});

describe('in TypeScript', () => {
  test.each<[string, Awaited<ReturnType<typeof readIn>>]>([
    ['// stepalign-ignore a/b: why', [['// stepalign-ignore a/b: why', 'line', ['a/b'], 'why', '']]],
    [
      '// eslint-disable-line // stepalign-ignore a/b: https://x.org // more',
      [['// stepalign-ignore a/b: https://x.org', 'line', ['a/b'], 'https://x.org', '']],
    ],
    [
      'f(/* stepalign-ignore a/b: why */);',
      [['/* stepalign-ignore a/b: why */', 'line', ['a/b'], 'why', '']],
    ],
    [
      '/**\n * stepalign-ignore-all a/b: why\n * and how\n */',
      [['/**\n * stepalign-ignore-all a/b: why\n * and how\n */', 'file', ['a/b'], 'why and how', '']],
    ],
    ['/* first\n stepalign-ignore a/b */', []],
    ['const a = `// stepalign-ignore a/b`;', []],
    ['// # stepalign-ignore a/b', []],
  ])('%s', async (text, expected) => {
    expect(await readIn('/steps.ts', text)).toEqual(expected);
  });
});

test.each([' ', '#', '# ', ' #', '\t,', 'a,', ':', '-'])(
  'a long comment of %j takes no time',
  async (part) => {
    const text = `# stepalign-ignore a/b${part.repeat(300_000 / part.length)}`;
    const began = performance.now();
    await suppressionsOf('/steps.py', text);
    await suppressionsOf('/steps.ts', `//${part.repeat(300_000 / part.length)}`);
    await suppressionsOf('/steps.ts', `/*${part.repeat(300_000 / part.length)}*/`);
    expect(performance.now() - began).toBeLessThan(5000);
  },
);
