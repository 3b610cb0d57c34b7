/** What a language is like follows from a file's ending, or from the module that it was read as. */
import { expect, test } from 'vitest';
import {
  formatterOf,
  loadLanguage,
  readableAs,
  SOURCE_EXTENSIONS,
  sourceFilesWith,
  traitsAt,
  traitsOf,
} from '../../src/languages/index.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import type { LanguageName } from '../../src/source/syntax.ts';

test.each<[LanguageName, string, boolean, boolean, string, number]>([
  ['python', '/library/step.py', false, true, 'ruff', 2],
  ['typescript', '/library/step.MJS', false, false, 'prettier', 0],
  ['yaml', '/library/train.step.yaml', true, false, 'prettier', 0],
])('%s', async (name, path, holdsWholeSteps, hasSnakeCaseMethods, formatter, refusedPlaces) => {
  const traits = traitsAt(path);
  expect(traits).toMatchObject({ holdsWholeSteps, hasSnakeCaseMethods, formatter });
  expect('a\rb\0c\r\nd'.match(traits?.refused?.pattern ?? /(?!)/g)?.length ?? 0).toBe(refusedPlaces);
  const module = (await loadLanguage(name, VOCABULARY)).read({ path, text: '' });
  expect(traitsOf(module)).toBe(traits);
});

test.each([
  ['/pipeline.json', 'json'],
  ['/template.YAML', 'yaml-data'],
  ['/train.step.yaml', 'yaml'],
  ['/main.tf', 'terraform'],
  ['/main.tfvars', null],
])('%s, whose text tells whether it is a source, is read as %s', (path, language) => {
  expect(readableAs(path)).toBe(language);
});

test('a file in no language that is read has none', () => {
  expect(['/values.yaml', '/step.json', '/py'].map(traitsAt)).toEqual([null, null, null]);
  expect(SOURCE_EXTENSIONS).toEqual(
    ['.py', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'].concat(
      '.step.yaml',
      '.step.yml',
      'step_names.yaml',
      'step_names.yml',
    ),
  );
});

test('files of data are sources by the endings that a library says', () => {
  const { endings, languageOf } = sourceFilesWith(['.node.yaml', 'jobs.yml']);
  const paths = ['/a.node.YAML', '/jobs.yml', '/a.step.yaml', '/a.yaml', '/a.py', '/anodeyaml'];
  expect(paths.map(languageOf)).toEqual(['yaml', 'yaml', null, null, 'python', null]);
  expect(endings.slice(-2)).toEqual(['.node.yaml', 'jobs.yml']);
});

test('what formats a source follows from the end of its name', () => {
  expect(['/a.node.yaml', '/a.YML', '/a.py', '/a.mjs', '/a.json', '/a.tf'].map(formatterOf)).toEqual([
    ...['prettier', 'prettier', 'ruff', 'prettier', 'prettier'],
    null,
  ]);
});
