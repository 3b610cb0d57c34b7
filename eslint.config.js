import tseslint from 'typescript-eslint';

/**
 * The floors of the house, from the top: a folder may import from its own floor and from those below it.
 * `sagemaker` holds facts, which everybody may read.
 */
const floors = [
  ['cli'],
  ['run'],
  ['transforms', 'rules', 'proofs', 'workspace', 'reporters'],
  ['library', 'languages', 'edits', 'formatting', 'resolver', 'scoring'],
  ['sagemaker'],
];

const importDirection = floors.flatMap((folders, floor) =>
  folders.map((folder) => {
    const above = floors.slice(0, floor).flat();
    // A transform is public and stands beside src; its own entry for jscodeshift's CLI is a use case of run/.
    const forbidden = folder === 'transforms' ? above.filter((name) => name !== 'run') : above;
    return {
      files: folder === 'transforms' ? ['transforms/**/*.ts'] : [`src/${folder}/**/*.ts`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: `^\\.\\.?/(.*/)?(${['api', ...forbidden].join('|')})(/|\\.ts$)`,
                message: `Imports go down: ${folder}/ may not know ${['api', ...forbidden].join(', ')}.`,
              },
            ],
          },
        ],
      },
    };
  }),
);

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

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'examples/', '__testfixtures__/'] },
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
  ...importDirection,
  processStaysInCli,
  diskStaysInWorkspace,
);
