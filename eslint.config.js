import tseslint from 'typescript-eslint';
import { SLOW_FOLDERS } from './test/slow-folders.js';

/** What only `cli/` may touch: the process, the console, prompts, exit codes. */
const processStaysInCli = {
  files: ['src/**/*.ts', 'transforms/**/*.ts'],
  ignores: ['src/cli/**', 'src/sagemaker/generate/**'],
  rules: {
    'no-console': 'error',
    'no-restricted-globals': ['error', { name: 'process', message: 'Only src/cli/ knows the process.' }],
  },
};

/** What only `workspace/` may touch: the disk and other programs. */
const diskStaysInWorkspace = {
  files: ['src/**/*.ts', 'transforms/**/*.ts'],
  ignores: ['src/workspace/**', 'src/cli/**', 'src/sagemaker/generate/**', 'src/languages/python/parser.ts'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: ['node:fs', 'node:fs/promises', 'node:child_process', 'fs', 'child_process'].map((name) => ({
          name,
          message: 'Only src/workspace/ touches the disk.',
        })),
      },
    ],
  },
};

/** What follows from a module's language is a trait of the language. */
const languagesGoUnnamed = {
  files: ['src/**/*.ts', 'transforms/**/*.ts'],
  ignores: ['src/languages/**'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...['BinaryExpression[operator=/^[!=]==?$/]', 'SwitchCase'].map((compared) => ({
        selector: `${compared} > Literal[value=/^(?:python|typescript|javascript|yaml)$/]`,
        message: 'Ask for a trait of the language (src/languages/traits.ts), not for its name.',
      })),
    ],
  },
};

/** What a step library calls its things: a language is told it as a vocabulary. */
const wordsStayAboveLanguages = {
  files: ['src/languages/**/*.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...['Literal[value=PATTERN]', 'Literal[raw=PATTERN]', 'TemplateElement[value.raw=PATTERN]'].map(
        (literal) => ({
          selector: literal.replace(
            'PATTERN',
            '/opt.{0,2}ml|sagemaker|step_?builder|(?:input|output)_paths|environ_vars|job_args/i',
          ),
          message: 'Languages know no words of SageMaker: src/languages/vocabulary.ts takes them.',
        }),
      ),
    ],
  },
};

/** What keeps the tests of units fast: none of them starts a process. */
const slowTestsHaveTheirFolders = {
  files: ['test/**/*.test.ts'],
  ignores: SLOW_FOLDERS,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: [
          {
            name: 'node:child_process',
            message: 'It belongs into one of the folders in test/slow-folders.js.',
          },
        ],
        patterns: [
          {
            group: ['**/support/cli.ts'],
            message: 'It belongs into one of the folders in test/slow-folders.js.',
          },
          {
            group: ['**/support/library.ts'],
            importNames: ['git', 'makeRepository'],
            message: 'It belongs into one of the folders in test/slow-folders.js.',
          },
        ],
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'site/', 'examples/', '__testfixtures__/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  processStaysInCli,
  diskStaysInWorkspace,
  slowTestsHaveTheirFolders,
  languagesGoUnnamed,
  wordsStayAboveLanguages,
);
