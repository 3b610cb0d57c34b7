/** A constant of TypeScript that other modules only hand on is edited where it stands, if one spec takes it. */
import { describe, expect, test } from 'vitest';
import { fix } from '../../../src/api.ts';
import { makeFolder } from '../../support/library.ts';
import type { Files } from '../../support/library.ts';

const WRONG = 'properties.ModelArtifacts.S3ModelArtifact';

function spec(from: string, path = 'MODEL_PATH', name = 'spec'): string {
  return `${from}
export const ${name} = new StepSpecification({
  stepType: 'Training',
  outputs: { m: { propertyPath: ${path}, aliases: ['a'] } },
});
`;
}

const FILES: Files = {
  'registry.ts': "export const STEP_NAMES = { Training: { sagemakerStepType: 'Training' } };\n",
  'steps/paths.ts': `export const MODEL_PATH = '${WRONG}';\n`,
  'steps/spec.ts': spec("import { MODEL_PATH } from './shared';"),
};

/** The files that the reviewed fixes change; where there are none, why. */
async function run(files: Files): Promise<string | undefined> {
  const cwd = makeFolder({ ...FILES, ...files });
  const { changes, findings } = await fix({ cwd, review: true });
  if (changes.length > 0) return changes.map(({ file }) => file.slice(cwd.length + 1)).join(', ');
  return findings.find(({ rule }) => rule.startsWith('property-path/'))?.help;
}

const STAR = { 'steps/shared.ts': "export * from './paths';\n" };
const NAMED = { 'steps/shared.ts': "export { MODEL_PATH } from './paths';\n" };

const PACKAGE = (fields: object): string => JSON.stringify({ name: 'steps', ...fields });

describe('is edited', () => {
  test.each<[string, Files]>([
    ['export * from', STAR],
    ['export { … } from', NAMED],
    [
      'import and export',
      { 'steps/shared.ts': "import { MODEL_PATH } from './paths';\nexport { MODEL_PATH };\n" },
    ],
    [
      'where it is exported behind its value',
      { ...NAMED, 'steps/paths.ts': `const MODEL_PATH = '${WRONG}';\nexport { MODEL_PATH };\n` },
    ],
    [
      'behind a byte order mark, with CRLF',
      { ...NAMED, 'steps/paths.ts': `\uFEFF// 𝔱\r\nexport const MODEL_PATH = '${WRONG}';\r\n` },
    ],
    [
      'one barrel behind another',
      {
        'steps/shared.ts': "export * from './inner/index.js';\n",
        'steps/inner/index.ts': "export { MODEL_PATH } from '../paths.js';\n",
      },
    ],
    [
      'a barrel that nobody takes it from',
      { ...NAMED, 'steps/other.ts': "export * from './shared';\nexport { MODEL_PATH } from './paths';\n" },
    ],
    [
      'something is loaded late that is named behind many comments',
      {
        ...NAMED,
        'steps/other.ts': `// paths\nexport const late = (name: string) => import(${'/* a */ '.repeat(40)}name);\n`,
      },
    ],
    [
      'through a path alias',
      {
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@shared": ["./steps/shared.ts"] } } }',
        'steps/spec.ts': spec("import { MODEL_PATH } from '@shared';"),
        ...NAMED,
      },
    ],
    [
      'beside a module that has the name for itself',
      { ...NAMED, 'steps/own.ts': "const MODEL_PATH = 'x';\nexport const y = MODEL_PATH + 'z';\n" },
    ],
    [
      'where the package gives other modules to others',
      { ...NAMED, 'package.json': PACKAGE({ main: 'dist/registry.js' }) },
    ],
    [
      'where the entry names other constants of the barrel',
      {
        'steps/shared.ts': "export { MODEL_PATH } from './paths';\nexport const OTHER = 1;\n",
        'index.ts': "export { OTHER } from './steps/shared';\n",
        'package.json': PACKAGE({ main: 'dist/index.js' }),
      },
    ],
    [
      'where a namespace is asked for other members',
      {
        'steps/shared.ts': "export { MODEL_PATH } from './paths';\nexport const OTHER = 1;\n",
        'steps/more.ts': "import * as shared from './shared';\nexport const two = shared.OTHER + 1;\n",
      },
    ],
  ])('%s', async (_, files) => {
    expect(await run(files)).toBe('steps/paths.ts');
  });
});

const OTHERS =
  'not changed, since the path is MODEL_PATH, which may have other uses; change it where it stands';
const GIVEN =
  'not changed, since the path is MODEL_PATH, which the package gives to others; change it where it stands';
const WHOLE =
  'not changed, since the path is MODEL_PATH, which may be used by what takes its whole module; change it where it stands';

describe('is left alone where', () => {
  test.each<[string, string, Files]>([
    [
      'the compiler would have more to read than a module of constants has',
      OTHERS,
      { ...NAMED, 'steps/paths.ts': `export const MODEL_PATH = '${WRONG}'; // ${'x'.repeat(32_768)}\n` },
    ],
    [
      'two specs take it',
      OTHERS,
      { ...NAMED, 'steps/second.ts': spec("import { MODEL_PATH } from './paths';", 'MODEL_PATH', 'second') },
    ],
    [
      'two specs take it by export *',
      OTHERS,
      { ...STAR, 'steps/second.ts': spec("import { MODEL_PATH } from './shared';", 'MODEL_PATH', 'second') },
    ],
    [
      'it is handed on under another name',
      OTHERS,
      { ...NAMED, 'steps/other.ts': "export { MODEL_PATH as PATH } from './shared';\n" },
    ],
    [
      'it is handed on as a default',
      OTHERS,
      { ...NAMED, 'steps/other.ts': "export { MODEL_PATH as default } from './paths';\n" },
    ],
    [
      'the barrel uses it',
      OTHERS,
      {
        'steps/shared.ts':
          "import { MODEL_PATH } from './paths';\nexport { MODEL_PATH };\nconsole.log(MODEL_PATH);\n",
      },
    ],
    [
      'a namespace is asked for it',
      OTHERS,
      { ...STAR, 'steps/other.ts': "import * as all from './shared';\nexport const x = all.MODEL_PATH;\n" },
    ],
    [
      'a namespace is a value',
      WHOLE,
      {
        ...STAR,
        'steps/other.ts': "import * as all from './shared';\nexport const x = Object.values(all);\n",
      },
    ],
    ['a namespace is handed on', WHOLE, { ...STAR, 'steps/other.ts': "export * as all from './shared';\n" }],
    [
      'its module is loaded late',
      WHOLE,
      { ...NAMED, 'steps/other.ts': "export const late = () => import('./paths');\n" },
    ],
    [
      'a barrel is loaded late',
      WHOLE,
      {
        ...STAR,
        'steps/other.ts': "export const late = async () => Object.keys(await import('./shared.js'));\n",
      },
    ],
    [
      'a barrel of its name is loaded late',
      WHOLE,
      { ...NAMED, 'steps/other.ts': "export const late = () => import('./shared');\n" },
    ],
    [
      'its module is loaded late, with a comment',
      WHOLE,
      { ...NAMED, 'steps/other.ts': "export const late = () => import(/* chunk */ './paths');\n" },
    ],
    [
      'modules of its folder are loaded late',
      WHOLE,
      { ...NAMED, 'other.ts': 'export const late = (name: string) => import(`./steps/${name}`);\n' },
    ],
    [
      'a bundler takes files by a pattern',
      WHOLE,
      { ...NAMED, 'other.ts': "export const all = import.meta.glob('./steps/*.ts');\n" },
    ],
    [
      'another package of the library hands it on',
      GIVEN,
      {
        ...STAR,
        'packages/p/index.ts': "export * from '../../steps/shared';\n",
        'packages/p/package.json': PACKAGE({ main: 'index.ts' }),
      },
    ],
    [
      'it is unpacked from what is loaded late',
      OTHERS,
      {
        ...STAR,
        'steps/other.ts': "const { MODEL_PATH } = await import('./shared');\nconsole.log(MODEL_PATH);\n",
      },
    ],
    [
      'CommonJS takes the whole module',
      WHOLE,
      { ...STAR, 'steps/other.cjs': "module.exports = Object.assign({}, require('./shared'));\n" },
    ],
    [
      "the package's main hands it on",
      GIVEN,
      {
        ...STAR,
        'index.ts': "export * from './steps/shared';\n",
        'package.json': PACKAGE({ main: './dist/index.js' }),
      },
    ],
    [
      "the package's main hands it on by name",
      GIVEN,
      {
        ...NAMED,
        'src/index.ts': "export { MODEL_PATH } from '../steps/shared';\n",
        'package.json': PACKAGE({ main: 'dist/index.js' }),
      },
    ],
    [
      'the barrel is an entry of exports',
      GIVEN,
      {
        ...STAR,
        'package.json': PACKAGE({
          exports: {
            './shared': {
              import: { types: './build/steps/shared.d.ts', default: './build/steps/shared.js' },
            },
          },
        }),
      },
    ],
    [
      'the barrel has types for others',
      GIVEN,
      { ...STAR, 'package.json': PACKAGE({ main: 'x.js', types: 'steps/shared.ts' }) },
    ],
    [
      'its own module is an entry',
      GIVEN,
      { ...STAR, 'package.json': PACKAGE({ exports: './steps/paths.ts' }) },
    ],
    [
      'exports are a pattern',
      GIVEN,
      { ...STAR, 'package.json': PACKAGE({ exports: { './*': './dist/*.js' } }) },
    ],
    [
      'nothing but index is said',
      GIVEN,
      { ...STAR, 'index.ts': "export * from './steps/shared';\n", 'package.json': PACKAGE({}) },
    ],
    ['package.json is no JSON', GIVEN, { ...STAR, 'package.json': '{ main' }],
    [
      'the name stands in a string',
      OTHERS,
      { ...NAMED, 'steps/other.ts': "export const names = ['MODEL_PATH'];\n" },
    ],
  ])('%s', async (_, why, files) => {
    expect(await run(files)).toBe(why);
  });
});
