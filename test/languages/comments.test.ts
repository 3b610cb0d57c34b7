/** Comments are what each language takes for comments, and nothing else. */
import { describe, expect, test } from 'vitest';
import { languageNameOf, loadLanguage } from '../../src/languages/index.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';

const PYTHON = `#!/usr/bin/env python
"""# in a docstring"""
A = "# in a string"  # behind a string
B = f"# {A!r:#>3} # {'#'}" \\
    "# goes on"
C = [  # in a list
    1,
    # above an item
    r'''
    # in a long string
    ''',
]
# at the end`;

const TYPESCRIPT = `#!/usr/bin/env node
const a = '// in a string'; // behind a string
const b = \`// in a template \${/* in its expression */ a} /* not */\`;
const c = [/\\/\\/ in a regexp/, /* in a list */ 1];
/** above
 * a name */
export const d = a; // at the end`;

const YAML = `%YAML 1.1 # behind a directive
--- # behind a document's begin
a: b#no # behind a plain scalar
c: | # behind a header
  # in a block scalar
d: "# in quotes
  # that go on" # behind quotes
e: '# in ''quotes'
f: [1, # in a list
  {g: 2}]
h: plain
  goes # not on
i: &x !!str y
# at the end`;

const CASES = [
  [
    'steps.py',
    PYTHON,
    ['#!/usr/bin/env python', '# behind a string', '# in a list', '# above an item', '# at the end'],
  ],
  [
    'steps.ts',
    TYPESCRIPT,
    [
      '// behind a string',
      '/* in its expression */',
      '/* in a list */',
      '/** above\n * a name */',
      '// at the end',
    ],
  ],
  [
    'a.step.yaml',
    YAML,
    [
      '# behind a directive',
      "# behind a document's begin",
      '# behind a plain scalar',
      '# behind a header',
      '# behind quotes',
      '# in a list',
      '# not on',
      '# at the end',
    ],
  ],
] as const;

const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['BOM', (text) => `\uFEFF${text}`],
  ['characters of two units', (text) => text.replaceAll('string', '𝔰tring')],
];

describe.each(CASES)('%s', (path, text, comments) => {
  test.each(VARIANTS)('%s', async (_, of) => {
    const name = languageNameOf(path) ?? 'yaml';
    const language = await loadLanguage(name, VOCABULARY);
    const source = of(text);
    const found = language
      .read({ path, text: source })
      .comments.map(({ start, end }) => source.slice(start, end));
    const expected = comments.map((comment) => of(comment).replace(/^\uFEFF/, ''));
    // Before a byte order mark a hashbang is none to TypeScript's parser; it is read as a comment then.
    const hashbang = name === 'typescript' && source.startsWith('\uFEFF') ? ['#!/usr/bin/env node'] : [];
    expect(found).toEqual([...hashbang, ...expected]);
  });
});

test.each([
  ['steps.ts', 'const = // nothing'],
  ['steps.py', '('.repeat(1001)],
])('a text that can’t be read has none: %s', async (path, text) => {
  const language = await loadLanguage(languageNameOf(path) ?? 'yaml', VOCABULARY);
  expect(language.read({ path, text }).comments).toEqual([]);
});
