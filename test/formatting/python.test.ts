/** How ruff's and black's configurations are found and followed. */
import { describe, expect, test } from 'vitest';
import type { ConfigFile } from '../../src/formatting/config-file.ts';
import { formattingOf } from '../../src/formatting/index.ts';

const STEPS = '/library/src/steps.py';

/** The configuration files of a tree by path, the nearest first. */
function tree(files: Readonly<Record<string, string>>): ConfigFile[] {
  return Object.entries(files).map(([name, text]) => ({ path: `/library/${name}`, text }));
}

/** The text as the configured formatter has it, after the formatter's name; else why there is none. */
async function formatted(files: Readonly<Record<string, string>>, text: string): Promise<unknown> {
  const formatting = await formattingOf(STEPS, tree(files));
  if (formatting === null) return null;
  if ('unfollowed' in formatting) return formatting.unfollowed.why;
  return [formatting.formatter.name, await formatting.formatter.format(text)];
}

const TEXT = `call(one, 'two', [3,])\n`;
const DEFAULT = 'call(\n    one,\n    "two",\n    [\n        3,\n    ],\n)\n';
const ON_ONE_LINE = 'call(one, "two", [3])\n';

test.each<[string, Readonly<Record<string, string>>, unknown]>([
  ['nothing', {}, null],
  ['a pyproject.toml without a formatter', { 'pyproject.toml': '[project]\nname = "x"\n' }, null],
  ['black', { 'pyproject.toml': '[tool.black]\n' }, ['black', DEFAULT]],
  ['ruff', { 'pyproject.toml': '[tool.ruff]\n' }, ['ruff', DEFAULT]],
  ['an empty ruff.toml', { 'ruff.toml': '' }, ['ruff', DEFAULT]],
  [
    '.ruff.toml before ruff.toml before pyproject.toml',
    {
      '.ruff.toml': 'format.skip-magic-trailing-comma = true\n',
      'ruff.toml': 'format.quote-style = "single"\n',
      'pyproject.toml': '[tool.ruff]\nline-length = 20\n',
    },
    ['ruff', ON_ONE_LINE],
  ],
  [
    'the nearest',
    {
      'src/pyproject.toml': '[tool.ruff.format]\nskip-magic-trailing-comma = true\n',
      'ruff.toml': 'line-length = 10\n',
    },
    ['ruff', ON_ONE_LINE],
  ],
  [
    'black where ruff only lints',
    {
      'src/ruff.toml': 'lint.select = ["E"]\n',
      'pyproject.toml': '[tool.black]\nskip-magic-trailing-comma = true\n',
    },
    ['black', ON_ONE_LINE],
  ],
  [
    'ruff where it formats, too',
    { 'pyproject.toml': '[tool.black]\n[tool.ruff.format]\nskip-magic-trailing-comma = true\n' },
    ['ruff', ON_ONE_LINE],
  ],
  [
    'black where it is nearer',
    {
      'src/pyproject.toml': '[tool.black]\nskip-magic-trailing-comma = true\n',
      'ruff.toml': 'format.line-ending = "lf"\n',
    },
    ['black', ON_ONE_LINE],
  ],
])('%s', async (_, files, expected) => {
  expect(await formatted(files, TEXT)).toEqual(expected);
});

test.each<[string, string, string]>([
  ['line-length = 15\n', 'f(aaaa, bbbb, "c")\n', 'f(\n    aaaa,\n    bbbb,\n    "c",\n)\n'],
  ['indent-width = 2\n', 'if a:\n    b\n', 'if a:\n  b\n'],
  ['format.indent-style = "tab"\n', 'if a:\n    b\n', 'if a:\n\tb\n'],
  ['format.quote-style = "single"\n', 'a = "b"\n', "a = 'b'\n"],
  ['format.line-ending = "cr-lf"\n', 'a\n', 'a\r\n'],
  ['', 'a = 1\r\nb=2\r\n', 'a = 1\r\nb = 2\r\n'],
  ['', '\uFEFFa=1\r\n', '\uFEFFa = 1\r\n'],
  ['lint.select = ["NOT-YET-KNOWN"]\n', 'a=1\n', 'a = 1\n'],
])('ruff with %j', async (settings, text, expected) => {
  expect(await formatted({ 'ruff.toml': settings }, text)).toEqual(['ruff', expected]);
});

test.each<[string, string, string]>([
  ['line-length = 15\n', 'f(aaaa, bbbb, "c")\n', 'f(\n    aaaa,\n    bbbb,\n    "c",\n)\n'],
  ['line_length = 15\n', 'f(aaaa, bbbb, "c")\n', 'f(\n    aaaa,\n    bbbb,\n    "c",\n)\n'],
  ['skip-string-normalization = true\n', "a = 'b'\n", "a = 'b'\n"],
  ['', '\uFEFFa=1\r\n', '\uFEFFa = 1\r\n'],
])('black with %j', async (settings, text, expected) => {
  expect(await formatted({ 'pyproject.toml': `[tool.black]\n${settings}` }, text)).toEqual([
    'black',
    expected,
  ]);
});

describe('the oldest Python', () => {
  const LONG = `with ${'a'.repeat(45)} as b, ${'c'.repeat(45)} as d:\n    pass\n`;
  const NEW = `with (\n    ${'a'.repeat(45)} as b,\n    ${'c'.repeat(45)} as d,\n):\n    pass\n`;

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['ruff without one', { 'ruff.toml': '' }, NEW],
    ['ruff with one', { 'ruff.toml': 'target-version = "py38"\n' }, LONG],
    [
      "the project's",
      { 'ruff.toml': '', 'pyproject.toml': '[project]\nrequires-python = ">=3.8,<4"\n' },
      LONG,
    ],
    ['black without one', { 'pyproject.toml': '[tool.black]\n' }, LONG],
    [
      'the oldest of several',
      { 'pyproject.toml': '[tool.black]\ntarget-version = ["py310", "py38"]\n' },
      LONG,
    ],
    [
      'one before those that ruff knows',
      { 'pyproject.toml': '[tool.black]\ntarget-version = ["py36"]\n' },
      LONG,
    ],
    ['new ones', { 'pyproject.toml': '[tool.black]\ntarget-version = ["py310", "py39"]\n' }, NEW],
  ])('%s', async (_, files, expected) => {
    expect(await formatted(files, LONG)).toEqual([expect.any(String), expected]);
  });
});

test.each<[string, boolean]>([
  ['exclude = ["src"]\n', true],
  ['exclude = ["src/"]\n', true],
  ['extend-exclude = ["src/*.py"]\n', true],
  ['format.exclude = ["steps.py"]\n', true],
  ['format.exclude = ["**/steps.py"]\n', true],
  ['include = ["lib/*.py"]\n', true],
  ['include = ["src/*.py"]\n', false],
  ['include = ["lib/*.py"]\nextend-include = ["src/**/*.py"]\n', false],
  ['exclude = ["lib", "step.py", "library"]\n', false],
])('ruff with %j leaves the file alone: %s', async (settings, isLeftAlone) => {
  expect(await formatted({ 'ruff.toml': settings }, 'a=1')).toEqual(isLeftAlone ? null : ['ruff', 'a = 1\n']);
});

test.each<[string, boolean]>([
  ["exclude = '/src/'\n", true],
  ["extend-exclude = '^/src/steps'\n", true],
  ["force-exclude = '''\n(\n  /lib/    # not this one\n | steps\\.py$\n)\n'''\n", true],
  ["include = '\\.pyx$'\n", true],
  ["include = '\\.pyi?$'\n", false],
  ["exclude = '/(lib|library)/'\n", false],
  ["exclude = '(a+)+$'\n", false],
])('black with %j leaves the file alone: %s', async (settings, isLeftAlone) => {
  expect(await formatted({ 'pyproject.toml': `[tool.black]\n${settings}` }, 'a=1')).toEqual(
    isLeftAlone ? null : ['black', 'a = 1\n'],
  );
});

test.each(['ruff', 'black'])('%s leaves alone what was built', async (name) => {
  const files = tree({ 'pyproject.toml': `[tool.${name}]\n` });
  expect(await formattingOf('/library/build/steps.py', files)).toBe(null);
});

test.each<[string, string, string]>([
  ['ruff.toml', 'extend = "../ruff.toml"\n', "it extends another file, which stepalign doesn't follow"],
  ['ruff.toml', 'preview = true\n', "it asks for ruff's preview style, which changes with each version"],
  [
    'ruff.toml',
    'format.preview = true\n',
    "it asks for ruff's preview style, which changes with each version",
  ],
  [
    'ruff.toml',
    'per-file-target-version = { "a.py" = "py38" }\n',
    "it has per-file-target-version, which stepalign doesn't follow",
  ],
  ['ruff.toml', 'exclude = ["*a*a*a*a*a*b"]\n', 'its pattern *a*a*a*a*a*b is too complex to follow'],
  [
    'ruff.toml',
    'line-length = "x"\n',
    'its settings are refused: Error: invalid type: string "x", expected i64',
  ],
  ['ruff.toml', 'line-length =\n', "it can't be read: Invalid TOML document: invalid value"],
  [
    'pyproject.toml',
    '[tool.black]\npreview = true\n',
    "its setting preview of black isn't one that stepalign follows",
  ],
  [
    'pyproject.toml',
    "[tool.black]\nexclude = '(?=a)'\n",
    "a pattern in it can't be followed: error parsing regexp: invalid or unsupported Perl syntax: `(?=`",
  ],
])('%s with %j is not followed', async (name, text, why) => {
  expect(await formatted({ [name]: text }, 'a=1')).toBe(why);
});
