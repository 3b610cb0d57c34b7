/** Which prettier configuration is found for a file, and which ones aren't followed; nothing of them is run. */
import { describe, expect, test } from 'vitest';
import type { ConfigFile } from '../../src/formatting/config-file.ts';
import { editorConfigOptions } from '../../src/formatting/editorconfig.ts';
import { formattingOf } from '../../src/formatting/index.ts';
import { isPrettierIgnored, prettierConfigFor } from '../../src/formatting/prettier-config.ts';

/** The configuration files of a tree by path, the nearest first, as they are for /library/src/steps.ts. */
function tree(files: Readonly<Record<string, string | null>>): ConfigFile[] {
  return Object.entries(files).map(([name, text]) => ({ path: `/library/${name}`, text }));
}

const STEPS = '/library/src/steps.ts';

test.each([
  ['package.json', '{ "prettier": { "semi": false } }'],
  ['package.yaml', 'prettier:\n  semi: false\n'],
  ['.prettierrc', '{ "semi": false }'],
  ['.prettierrc', 'semi: false\n'],
  ['.prettierrc.json', '\uFEFF{ "semi": false }'],
  ['.prettierrc.yml', 'semi: false\n'],
  ['.prettierrc.yaml', 'semi: false\n'],
  ['.prettierrc.json5', '{ semi: false, }'],
  ['.prettierrc.toml', 'semi = false\n'],
])('%s with %j is read as data', (name, text) => {
  const config = prettierConfigFor(STEPS, tree({ [name]: text }));
  expect([config?.file.path, config?.options]).toEqual([`/library/${name}`, { semi: false }]);
});

test('an empty configuration asks for what prettier does by itself', () => {
  expect(prettierConfigFor(STEPS, tree({ '.prettierrc': '' }))?.options).toEqual({});
});

test('the nearest folder decides, and in a folder the order of prettier', () => {
  const files = tree({
    'src/package.json': '{}',
    'src/.prettierrc.toml': 'semi = true\n',
    'src/.prettierrc.json': '{ "tabWidth": 8 }',
    '.prettierrc': '{ "semi": false }',
  });
  expect(prettierConfigFor(STEPS, files)?.file.path).toBe('/library/src/.prettierrc.json');
  expect(prettierConfigFor(STEPS, files.toReversed())?.file.path).toBe('/library/.prettierrc');
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['no file', {}],
  ['a package without the key', { 'package.json': '{ "name": "x" }' }],
  ['a package that is no JSON, of which prettier takes no notice', { 'package.json': '{' }],
  ['an .editorconfig alone', { '.editorconfig': '[*]\nindent_size = 2\n' }],
])('%s configures nothing', async (_, files) => {
  expect(await formattingOf(STEPS, tree(files))).toBe(null);
});

test.each<[string, string | null, string]>([
  ...['.prettierrc.js', '.prettierrc.cts', 'prettier.config.mjs', 'prettier.config.ts'].map(
    (name): [string, string, string] => [name, '', 'it is a program, which stepalign never runs'],
  ),
  [
    'package.json',
    '{ "prettier": "@company/config" }',
    'it names @company/config, which is a program, and stepalign never runs one',
  ],
  ['.prettierrc', '"./config.js"', 'it names ./config.js, which is a program, and stepalign never runs one'],
  [
    '.prettierrc',
    'plugins: [./evil.js]',
    'it names plug-ins, which are programs, and stepalign never runs one',
  ],
  [
    '.prettierrc.json',
    '{ "overrides": [{ "files": "*.ts", "options": { "plugins": [{}] } }] }',
    'it names plug-ins, which are programs, and stepalign never runs one',
  ],
  ['.prettierrc', 'parser: ./evil.js', "it names a parser that prettier hasn't itself"],
  [
    '.prettierrc',
    'semi: 1',
    'prettier refuses its settings: Invalid semi value. Expected true or false, but received 1.',
  ],
  ['.prettierrc', '- semi', 'it is no configuration of prettier'],
  ['.prettierrc.json5', '{', "it can't be read: JSON5: invalid end of input at 1:2"],
  ['.prettierrc.json', null, "it can't be read as text, or is a link"],
])('%s with %j is not followed', async (name, text, why) => {
  expect(await formattingOf(STEPS, tree({ [name]: text }))).toEqual({
    unfollowed: { config: `/library/${name}`, why },
  });
});

describe('overrides', () => {
  const options = (files: unknown, excludeFiles: unknown = []): unknown => {
    const overrides = [{ files, excludeFiles, options: { semi: false } }];
    const text = JSON.stringify({ semi: true, overrides });
    return prettierConfigFor(STEPS, tree({ '.prettierrc': text }))?.options['semi'];
  };

  test.each<[unknown, unknown, boolean]>([
    ['*.ts', [], false],
    ['src/*.ts', [], false],
    [['*.js', '**/steps.{ts,tsx}'], [], false],
    ['*.js', [], true],
    ['lib/*.ts', [], true],
    ['**/*.ts', 'src/**', true],
    ['*.ts', 'steps.*', true],
    // As prettier has it: a pattern without a slash compares names, and so does what it leaves out.
    ['*.ts', 'src/**', false],
  ])('files %j without %j', (files, excludeFiles, semi) => {
    expect(options(files, excludeFiles)).toBe(semi);
  });

  test('the last one that matches has the last word', () => {
    const overrides = [2, 4].map((tabWidth) => ({ files: '*.ts', options: { tabWidth } }));
    const files = tree({ '.prettierrc': JSON.stringify({ overrides }) });
    expect(prettierConfigFor(STEPS, files)?.options).toEqual({ tabWidth: 4 });
  });

  test.each(['*a*a*a*a*a*b', '+(a|aa)b', '{1..1000000}', 'x'.repeat(201)])(
    'a pattern that could take long is not followed: %s',
    async (pattern) => {
      const text = JSON.stringify({ overrides: [{ files: pattern, options: {} }] });
      expect(await formattingOf(STEPS, tree({ '.prettierrc': text }))).toEqual({
        unfollowed: {
          config: '/library/.prettierrc',
          why: `its pattern ${pattern.slice(0, 200)} is too complex to follow`,
        },
      });
    },
  );

  test('and neither is one for a path without an end', async () => {
    const path = `/library/${'a'.repeat(256)}.ts`;
    const files = tree({ '.prettierrc': '{ "overrides": [{ "files": "*.ts" }] }' });
    expect(await formattingOf(path, files)).toMatchObject({ unfollowed: { config: '/library/.prettierrc' } });
  });
});

describe('.prettierignore', () => {
  test.each<[string, boolean]>([
    ['src/\n', true],
    ['*.ts\n', true],
    ['*.ts\n!steps.ts\n', false],
    ['# *.ts\n\nlib/\r\n', false],
  ])('%j', (text, isIgnored) => {
    expect(isPrettierIgnored(STEPS, tree({ '.prettierignore': text }))).toBe(isIgnored);
  });

  test('of any folder above the file', () => {
    const files = tree({ 'src/.prettierignore': 'other.ts\n', '.prettierignore': 'src/steps.ts\n' });
    expect(isPrettierIgnored(STEPS, files)).toBe(true);
  });
});

describe('.editorconfig', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['indent_style = tab\ntab_width = 8\n', { useTabs: true, tabWidth: 8 }],
    ['indent_style = space\nindent_size = 3\n', { useTabs: false, tabWidth: 3 }],
    ['max_line_length = off\nquote_type = single\n', { printWidth: Infinity, singleQuote: true }],
    ['max_line_length = 100\nend_of_line = crlf\n', { printWidth: 100, endOfLine: 'crlf' }],
    ['charset = utf-8\ntab_width = unset\n', {}],
  ])('%j', async (settings, options) => {
    const files = tree({ '.editorconfig': `[*.{js,ts}]\n${settings}[*.py]\nindent_size = 7\n` });
    expect(await editorConfigOptions(STEPS, files)).toEqual(options);
  });

  test('the nearest has the last word, and root ends the search', async () => {
    const near = 'indent_style = space\nindent_size = 3\n';
    const files = (head: string): ConfigFile[] =>
      tree({
        'src/.editorconfig': `${head}[*.ts]\n${near}`,
        '.editorconfig': '[src/**]\nindent_size = 5\nmax_line_length = 99\n',
      });
    expect(await editorConfigOptions(STEPS, files(''))).toEqual({
      useTabs: false,
      tabWidth: 3,
      printWidth: 99,
    });
    expect(await editorConfigOptions(STEPS, files('root = true\n'))).toEqual({ useTabs: false, tabWidth: 3 });
  });

  test('what .prettierrc says goes before it', async () => {
    const files = tree({
      '.prettierrc': 'tabWidth: 8',
      '.editorconfig': '[*]\nindent_style=space\nindent_size=3\n',
    });
    const formatting = await formattingOf(STEPS, files);
    const formatter = formatting !== null && 'formatter' in formatting ? formatting.formatter : null;
    expect(await formatter?.format('if (a) {\nb()\n}')).toBe('if (a) {\n        b();\n}\n');
  });

  test('a section that could take long is not followed', async () => {
    const files = tree({ '.prettierrc': '', '.editorconfig': '[{1..1000000}]\nindent_size = 3\n' });
    expect(await formattingOf(STEPS, files)).toEqual({
      unfollowed: {
        config: '/library/.editorconfig',
        why: 'its pattern {1..1000000} is too complex to follow',
      },
    });
  });
});
