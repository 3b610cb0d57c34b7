/** Whole runs over trees that configure a formatter: what was clean for it is clean after, and nothing of the tree runs. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import { editorConfigOptions } from '../../src/formatting/editorconfig.ts';
import { prettierConfigFor } from '../../src/formatting/prettier-config.ts';
import { readFormattingFiles } from '../../src/workspace/formatting-files.ts';
import type { Files } from '../support/library.ts';
import { git, makeFolder, makeRepository } from '../support/library.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

const ALIASES = ['evaluation_data', 'eval_data', 'validation_output', 'test_output', 'prediction_results'];

/** Clean for ruff and black with their own settings. */
const PYTHON = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}

CONTRACT = TrainingScriptContract(expected_output_paths={"data": "/opt/ml/output/data"})

SPEC = StepSpecification(
    step_type="Train",
    script_contract=CONTRACT,
    outputs=[
        OutputSpec(
            logical_name="data",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath",
        ),
    ],
)
`;
const PATH_LINE = '            property_path="properties.OutputDataConfig.S3OutputPath",\n';
const LIST = `[${ALIASES.map((name) => `"${name}"`).join(', ')}]`;
const BLOCK = `            aliases=[\n${ALIASES.map((name) => `                "${name}",\n`).join('')}            ],\n`;
const PYTHON_FORMATTED = PYTHON.replace(PATH_LINE, PATH_LINE + BLOCK);
const PYTHON_UNFORMATTED = PYTHON.replace(PATH_LINE, `${PATH_LINE}            aliases=${LIST},\n`);

/** Clean for prettier with single quotes. */
const TYPESCRIPT = `export const STEP_NAMES = { Train: { sagemakerStepType: 'Training' } };

export const contract = new TrainingScriptContract({
  expectedOutputPaths: { data: '/opt/ml/output/data' },
});

export const spec = new StepSpecification({
  stepType: 'Train',
  scriptContract: contract,
  outputs: [
    {
      logicalName: 'data',
      outputType: DependencyType.PROCESSING_OUTPUT,
      propertyPath: 'properties.OutputDataConfig.S3OutputPath',
    },
  ],
});
`;
const TS_PATH_LINE = "      propertyPath: 'properties.OutputDataConfig.S3OutputPath',\n";
const TYPESCRIPT_FORMATTED = TYPESCRIPT.replace(
  TS_PATH_LINE,
  `${TS_PATH_LINE}      aliases: [\n${ALIASES.map((name) => `        '${name}',\n`).join('')}      ],\n`,
);
const TYPESCRIPT_UNFORMATTED = TYPESCRIPT.replace(
  TS_PATH_LINE,
  `${TS_PATH_LINE}      aliases: [${ALIASES.map((name) => `'${name}'`).join(', ')}],\n`,
);

/** Clean for prettier; its lists are in flow style. */
const YAML = `step_type: Training
registry: { sagemaker_step_type: Training }
contract:
  outputs:
    data: { path: /opt/ml/output/data }
spec:
  dependencies:
    input: { type: training_data, compatible_sources: [TabularPreprocessing] }
  outputs:
    data:
      type: processing_output
      property_path: properties.OutputDataConfig.S3OutputPath
`;
const YAML_FORMATTED = `${YAML}      aliases:
        [
${ALIASES.map((name) => `          ${name},\n`).join('')}        ]
`;
const YAML_UNFORMATTED = `${YAML}      aliases: [${ALIASES.join(', ')}]\n`;

interface Outcome {
  readonly text: string;
  readonly notes: string[];
  readonly folder: string;
}

/** Writes the fixes into a folder with these files. */
function fixIn(files: Files, file: string): Outcome {
  const folder = makeFolder(files);
  const { exitCode, stderr } = stepalign(folder, ['fix', '--write']);
  expect(exitCode).toBe(0);
  return {
    text: readFileSync(join(folder, file), 'utf8'),
    notes: stderr.split('\n').filter((line) => line.includes(': note ')),
    folder,
  };
}

test.each<[string, string, string, string, Files]>([
  ['black', 'steps.py', PYTHON, PYTHON_FORMATTED, { 'pyproject.toml': '[tool.black]\n' }],
  ['ruff in pyproject.toml', 'steps.py', PYTHON, PYTHON_FORMATTED, { 'pyproject.toml': '[tool.ruff]\n' }],
  ['ruff.toml', 'lib/steps.py', PYTHON, PYTHON_FORMATTED, { 'ruff.toml': 'line-length = 88\n' }],
  [
    'a longer line for black',
    'steps.py',
    PYTHON,
    PYTHON_UNFORMATTED,
    { 'pyproject.toml': '[tool.black]\nline-length = 120\n' },
  ],
  ['.prettierrc', 'src/steps.ts', TYPESCRIPT, TYPESCRIPT_FORMATTED, { '.prettierrc': 'singleQuote: true\n' }],
  [
    'prettier in package.json',
    'steps.mjs',
    TYPESCRIPT,
    TYPESCRIPT_FORMATTED,
    { 'package.json': '{ "prettier": { "singleQuote": true } }' },
  ],
  [
    'an override',
    'steps.ts',
    TYPESCRIPT,
    TYPESCRIPT_FORMATTED,
    { '.prettierrc.json': '{ "overrides": [{ "files": "*.ts", "options": { "singleQuote": true } }] }' },
  ],
  ['prettier for YAML', 'train.step.yaml', YAML, YAML_FORMATTED, { '.prettierrc': '{}' }],
])('%s: what was clean is clean after', (_, file, before, after, config) => {
  const { text, notes } = fixIn({ ...config, [file]: before }, file);
  expect(text).toBe(after);
  expect(notes).toEqual([]);
});

test('byte order mark and line endings stay', () => {
  const dos = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  const python = fixIn({ 'ruff.toml': '', 'steps.py': dos(PYTHON) }, 'steps.py');
  expect(python.text).toBe(dos(PYTHON_FORMATTED));
  const config = { '.prettierrc': '{ "singleQuote": true, "endOfLine": "crlf" }' };
  const typescript = fixIn({ ...config, 'steps.ts': dos(TYPESCRIPT) }, 'steps.ts');
  expect(typescript.text).toBe(dos(TYPESCRIPT_FORMATTED));
});

describe('nothing is formatted', () => {
  test.each<[string, string, string, string, Files]>([
    ['where no formatter is configured', 'steps.py', PYTHON, PYTHON_UNFORMATTED, {}],
    [
      'in a file that was not clean',
      'steps.py',
      `x = 'a'\n${PYTHON}`,
      `x = 'a'\n${PYTHON_UNFORMATTED}`,
      { 'ruff.toml': '' },
    ],
    [
      'in a file that was clean for other settings only',
      'steps.ts',
      TYPESCRIPT,
      TYPESCRIPT_UNFORMATTED,
      { '.prettierrc': 'semi: false\n' },
    ],
    [
      'in a file that the formatter cannot read',
      'steps.py',
      `call(a=1, 2)\n${PYTHON}`,
      `call(a=1, 2)\n${PYTHON_UNFORMATTED}`,
      { 'ruff.toml': '' },
    ],
    [
      'where prettier is told to ignore the file',
      'steps.ts',
      TYPESCRIPT,
      TYPESCRIPT_UNFORMATTED,
      { '.prettierrc': 'singleQuote: true\n', '.prettierignore': '*.ts\n' },
    ],
    [
      'where ruff is told to leave it out',
      'lib/steps.py',
      PYTHON,
      PYTHON_UNFORMATTED,
      { 'ruff.toml': 'exclude = ["lib"]\n' },
    ],
    [
      'by black in YAML',
      'train.step.yaml',
      YAML,
      YAML_UNFORMATTED,
      { 'pyproject.toml': '[tool.black]\n', '.editorconfig': '[*]\nindent_size = 2\n' },
    ],
  ])('%s', (_, file, before, after, config) => {
    const { text, notes } = fixIn({ ...config, [file]: before }, file);
    expect(text).toBe(after);
    expect(notes).toEqual([]);
  });
});

describe('no program of the tree is run', () => {
  const MARKER = "require('node:fs').writeFileSync(require('node:path').join(__dirname, 'marker'), '');\n";
  const PROGRAM = `${MARKER}module.exports = { singleQuote: true };\n`;
  const UNFORMATTED = "what changes below it isn't formatted";

  test.each<[string, string, string, Files]>([
    ...['.prettierrc.js', '.prettierrc.cjs', 'prettier.config.js', 'prettier.config.cjs'].map(
      (name): [string, string, string, Files] => [
        name,
        name,
        'it is a program, which stepalign never runs',
        { [name]: PROGRAM },
      ],
    ),
    [
      'a package that is named',
      'package.json',
      'it names ./shared.cjs, which is a program, and stepalign never runs one',
      { 'package.json': '{ "prettier": "./shared.cjs" }', 'shared.cjs': PROGRAM },
    ],
    [
      'a plug-in',
      '.prettierrc',
      'it names plug-ins, which are programs, and stepalign never runs one',
      { '.prettierrc': '{ "singleQuote": true, "plugins": ["./plugin.cjs"] }', 'plugin.cjs': PROGRAM },
    ],
    [
      'a plug-in of an override',
      '.prettierrc',
      'it names plug-ins, which are programs, and stepalign never runs one',
      {
        '.prettierrc': 'overrides: [{ files: "*.ts", options: { plugins: ./plugin.cjs } }]',
        'plugin.cjs': PROGRAM,
      },
    ],
    [
      'a parser',
      '.prettierrc',
      "it names a parser that prettier hasn't itself",
      { '.prettierrc': '{ "singleQuote": true, "parser": "./parser.cjs" }', 'parser.cjs': PROGRAM },
    ],
  ])('%s', (_, config, why, files) => {
    const { text, notes, folder } = fixIn({ ...files, 'src/steps.ts': TYPESCRIPT }, 'src/steps.ts');
    expect(text).toBe(TYPESCRIPT_UNFORMATTED);
    expect(notes).toEqual([`${config}: note ${why}; ${UNFORMATTED}`]);
    expect(existsSync(join(folder, 'marker'))).toBe(false);
  });

  test('prettier itself would run them', async () => {
    const folder = makeFolder({ 'prettier.config.cjs': PROGRAM });
    expect(await resolveConfig(join(folder, 'steps.ts'))).toEqual({ singleQuote: true });
    expect(existsSync(join(folder, 'marker'))).toBe(true);
  });

  test('a plug-in that is installed is not found by itself', () => {
    const files = {
      '.prettierrc': 'singleQuote: true\n',
      'package.json': '{ "devDependencies": { "prettier-plugin-evil": "1.0.0" } }',
      'node_modules/prettier-plugin-evil/package.json':
        '{ "name": "prettier-plugin-evil", "main": "index.js" }',
      'node_modules/prettier-plugin-evil/index.js': PROGRAM,
      'steps.ts': TYPESCRIPT,
    };
    const { text, folder } = fixIn(files, 'steps.ts');
    expect(text).toBe(TYPESCRIPT_FORMATTED);
    expect(existsSync(join(folder, 'node_modules/prettier-plugin-evil/marker'))).toBe(false);
  });

  test('it is said once, and only where something changes below it', () => {
    const fixedAlready = TYPESCRIPT_FORMATTED.replaceAll('Train', 'Other');
    const folder = makeFolder({
      'a/prettier.config.cjs': PROGRAM,
      'a/one.ts': TYPESCRIPT,
      'a/two.ts': TYPESCRIPT.replaceAll('Train:', 'Tune:').replaceAll("'Train'", "'Tune'"),
      'b/prettier.config.cjs': PROGRAM,
      'b/steps.ts': fixedAlready,
    });
    const { files } = stepalignJson(folder, ['fix']);
    expect(files.notices).toEqual([
      {
        file: 'a/prettier.config.cjs',
        line: null,
        column: null,
        reason: `it is a program, which stepalign never runs; ${UNFORMATTED}`,
      },
    ]);
  });
});

test('the diff of a dry run holds the formatted text', () => {
  const folder = makeFolder({ 'ruff.toml': '', 'steps.py': PYTHON });
  const { stdout } = stepalign(folder, ['fix']);
  const added = stdout.split('\n').filter((line) => /^\+(?!\+)/.test(line));
  expect(added).toEqual(
    BLOCK.trimEnd()
      .split('\n')
      .map((line) => `+${line}`),
  );
  git(folder, ['init', '--quiet']);
  git(folder, ['apply', '-'], stdout);
  expect(readFileSync(join(folder, 'steps.py'), 'utf8')).toBe(PYTHON_FORMATTED);
});

test('each commit is formatted', () => {
  const drifted = PYTHON.replace('properties.OutputDataConfig', 'OutputDataConfig');
  const folder = makeRepository({ 'ruff.toml': '', 'steps.py': drifted });
  git(folder, ['config', 'user.name', 'Somebody']);
  git(folder, ['config', 'user.email', 'somebody@example.com']);
  expect(stepalign(folder, ['fix', '--write', '--commit']).exitCode).toBe(0);
  const commits = git(folder, ['log', '--format=%s']).trim().split('\n');
  expect(commits).toEqual([
    'stepalign add-standard-aliases: 1 finding fixed',
    'stepalign fix-property-paths: 1 finding fixed',
    'start',
  ]);
  expect(git(folder, ['show', 'HEAD~1:steps.py'])).toBe(PYTHON);
  expect(git(folder, ['show', 'HEAD:steps.py'])).toBe(PYTHON_FORMATTED);
  expect(git(folder, ['status', '--porcelain'])).toBe('');
});

test("a static configuration means what it means to prettier's own search", async () => {
  const folder = makeRepository({
    '.editorconfig':
      'root = true\n[*]\nindent_size = 3\nindent_style = space\n[*.yaml]\nmax_line_length = 70\n',
    '.prettierrc.toml':
      'semi = false\n[[overrides]]\nfiles = ["src/**/*.ts", "*.js"]\n[overrides.options]\nsemi = true\n',
    'src/deep/.editorconfig': '[{a,b}.ts]\nindent_style = tab\n',
    'lib/package.json': '{ "prettier": { "singleQuote": true } }',
    'lib/in/package.json': '{ "name": "in" }',
    'lib/in/.prettierrc':
      'overrides:\n  - files: ["*.ts"]\n    excludeFiles: ["b.*"]\n    options: { printWidth: 99 }\n',
    'five/.prettierrc.json5': '{ tabWidth: 5, /* so */ }',
  });
  const names = ['a.ts', 'b.ts', 'c.js', 'd.step.yaml'];
  for (const at of ['.', 'src', 'src/deep', 'lib', 'lib/in', 'five']) {
    const files = await readFormattingFiles(at === '.' ? folder : `${folder}/${at}`, folder);
    for (const path of names.map((name) => join(folder, at, name))) {
      const own = { ...(await editorConfigOptions(path, files)), ...prettierConfigFor(path, files)?.options };
      expect([path, own]).toEqual([path, await resolveConfig(path, { editorconfig: true, useCache: false })]);
    }
  }
});
