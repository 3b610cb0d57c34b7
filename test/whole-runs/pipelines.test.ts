/** Whole runs over pipelines' definitions: where there is no step library, and where a file is no definition. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { stepalign } from '../support/cli.ts';
import { EVERY_STEP } from '../support/every-step.ts';
import { addFiles, git, makeFolder, makeRepository } from '../support/library.ts';
import { condition, definition, processing, step } from '../support/pipeline-definition.ts';

const STEPS = [step('Train', 'Training'), step('Use', 'Model', [], { DependsOn: ['Trian'] })];
const DRIFTING = definition(STEPS)['pipeline.json'] ?? '';
const RIGHT = DRIFTING.replace('"Trian"', '"Train"');
const LINE =
  'pipeline.json:1:159: error [pipeline/unknown-step] [review] Use depends on Trian, and the pipeline has no such step: it has Train, Use\n';

const COUNTED = '1 pipeline: 2 steps, 0 references\n';

test('a definition alone is checked, mended and brought back', () => {
  const cwd = makeFolder({ 'pipeline.json': DRIFTING, 'package.json': '{"name": "x"}' });
  const checked = stepalign(cwd, ['check', '--format', 'concise']);
  expect([checked.exitCode, checked.stdout]).toEqual([1, LINE]);
  expect(checked.stderr).toBe(
    `checked 1 file: 1 error\n${COUNTED}To see the fixes that want your review: stepalign fix --review\n`,
  );
  expect(stepalign(cwd, ['fix', '--review', '--write', '--quiet']).exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'pipeline.json'), 'utf8')).toBe(RIGHT);
  expect(stepalign(cwd, ['undo']).exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'pipeline.json'), 'utf8')).toBe(DRIFTING);
});

describe('a file that is none', () => {
  const NONE =
    'there is no source here (.py .ts .tsx .mts .cts .js .jsx .mjs .cjs .step.yaml .step.yml step_names.yaml step_names.yml): ' +
    'give a source or the folder of a step library, or --allow-empty to take nothing for no drift\n';

  test.each([
    [[], '.'],
    [['package.json'], 'package.json'],
  ])('alone, asked for by %j', (paths, name) => {
    const cwd = makeFolder({ 'package.json': '{"name": "x", "Steps": []}' });
    const { exitCode, stderr } = stepalign(cwd, ['check', ...paths]);
    expect([exitCode, stderr]).toEqual([2, `stepalign: ${name}: ${NONE}`]);
  });

  test('beside one is named in a note, where it was asked for', () => {
    const cwd = makeFolder({ 'pipeline.json': RIGHT, 'package.json': '{"name": "x"}' });
    const { exitCode, stdout, stderr } = stepalign(cwd, ['check', 'package.json', 'pipeline.json']);
    expect([exitCode, stdout, stderr]).toEqual([
      0,
      'package.json: note it holds no definition of a pipeline; left alone\n',
      `checked 1 file: no drift found\n${COUNTED}`,
    ]);
  });
});

test.each([
  [
    'is no JSON',
    RIGHT.slice(0, -1),
    ":1:169: error it doesn't parse: this is no JSON: close brace expected; nothing is changed in it",
  ],
  [
    'is very large',
    `${RIGHT}${' '.repeat(5 * 2 ** 20)}`,
    ': error it has 5.0 MiB, which is no hand-written source (the limit is 1 MiB); left alone',
  ],
])('a definition that %s is said', (_, text, problem) => {
  const { exitCode, stdout, stderr } = stepalign(makeFolder({ 'pipeline.json': text }), ['check']);
  expect([exitCode, stdout, stderr]).toEqual([
    3,
    `pipeline.json${problem}\n`,
    'checked 1 file: no drift found; 1 path could not be read or parsed\n',
  ]);
});

test('other JSON that is wrong, or large, is left in silence', () => {
  const cwd = makeFolder({
    'pipeline.json': RIGHT,
    'a.json': '{"Steps": ',
    'b.json': ' '.repeat(5 * 2 ** 20),
  });
  const { exitCode, stdout, stderr } = stepalign(cwd, ['check']);
  expect([exitCode, stdout, stderr]).toEqual([0, '', `checked 1 file: no drift found\n${COUNTED}`]);
});

describe('a definition within a template', () => {
  const template = (body: string): string =>
    `Resources:\n  P:\n    Type: AWS::SageMaker::Pipeline\n    Properties:\n      PipelineDefinition:\n        PipelineDefinitionBody: ${body}\n`;

  test('is checked, mended and brought back', () => {
    const before = template(`'${DRIFTING}'`);
    const cwd = makeFolder({ 'infra/template.yaml': before });
    const checked = stepalign(cwd, ['check', '--format', 'concise']);
    expect([checked.exitCode, checked.stdout]).toEqual([
      1,
      'infra/template.yaml:6:192: error [pipeline/unknown-step] [review] Use depends on Trian, and the pipeline has no such step: it has Train, Use\n',
    ]);
    expect(stepalign(cwd, ['fix', '--review', '--write', '--quiet']).exitCode).toBe(0);
    expect(readFileSync(join(cwd, 'infra/template.yaml'), 'utf8')).toBe(template(`'${RIGHT}'`));
    expect(stepalign(cwd, ['undo']).exitCode).toBe(0);
    expect(readFileSync(join(cwd, 'infra/template.yaml'), 'utf8')).toBe(before);
  });

  test.each([
    ['is no JSON', '\'{"Steps": [}\'', '45', 'this is no JSON: value expected'],
    ['has no steps', '{Version: 2020-12-01}', '33', 'it has no list of Steps'],
  ])('that %s is said, and what is beside it is read', (_, body, column, why) => {
    const beside = template(`'${DRIFTING}'`).replace('Resources:', '').replace('P:', 'Q:');
    const { exitCode, stdout } = stepalign(makeFolder({ 'a.yml': `${template(body)}${beside}` }), [
      ...['check', '--format', 'concise'],
    ]);
    expect([exitCode, stdout.split('\n')]).toEqual([
      3,
      [
        `a.yml:6:${column}: error the definition of a pipeline can't be read: ${why}`,
        'a.yml:12:192: error [pipeline/unknown-step] [review] Use depends on Trian, and the pipeline has no such step: it has Train, Use',
        '',
      ],
    ]);
  });

  test('takes no comment that would break it', () => {
    const text = template(`|\n${DRIFTING.replaceAll(/^/gm, '          ')}`);
    const cwd = makeFolder({ 'template.yaml': text });
    const { exitCode } = stepalign(cwd, ['fix', '--suppress', '--write', '--quiet']);
    expect(exitCode).toBe(1);
    expect(readFileSync(join(cwd, 'template.yaml'), 'utf8')).toBe(text);
  });
});

test('templates that another program fills in, and files that hold no definition, are left in silence', () => {
  const cwd = makeFolder({
    'pipeline.json': RIGHT,
    'jinja.yaml': 'Type: AWS::SageMaker::Pipeline\nPipelineDefinitionBody: {{ body }}\n{% if x %}\n',
    'filled.json': RIGHT.replace('"Train"', '${name}'),
    'values.yaml': 'a: [\n',
    'main.tf': 'resource "aws_sagemaker_pipeline" "p" {\n  pipeline_definition = file(\n',
    'other.tf': 'resource {{{\n',
    'manifests.yaml': 'a: 1\n---\nb: 2\n',
  });
  const { exitCode, stdout, stderr } = stepalign(cwd, ['check']);
  expect([exitCode, stdout, stderr]).toEqual([
    0,
    '',
    'checked 4 files: no drift found\n1 pipeline: 2 steps, 0 references\n',
  ]);
});

test('a definition with a step of every type is right, in whatever it stands', () => {
  const json = JSON.stringify(EVERY_STEP, null, 2);
  const PipelineDefinition = (PipelineDefinitionBody: unknown): object => ({
    Resources: {
      P: { Type: 'AWS::SageMaker::Pipeline', Properties: { PipelineDefinition: { PipelineDefinitionBody } } },
    },
  });
  const cwd = makeFolder({
    'pipeline.json': json,
    'pipeline.yaml': stringify(EVERY_STEP),
    'object.template.json': JSON.stringify(PipelineDefinition(EVERY_STEP)),
    'text.template.json': JSON.stringify(PipelineDefinition({ 'Fn::Sub': json })),
    'block.yaml': stringify(PipelineDefinition(json)),
    'encoded.tf': `resource "aws_sagemaker_pipeline" "p" {\n  pipeline_definition = jsonencode(${json})\n}\n`,
    'heredoc.tf': `resource "aws_sagemaker_pipeline" "p" {\n  pipeline_definition = <<EOF\n${json}\nEOF\n}\n`,
  });
  const { exitCode, stdout, stderr } = stepalign(cwd, ['check']);
  expect([exitCode, stdout, stderr]).toEqual([
    0,
    '',
    'checked 7 files: no drift found\n7 pipelines: 119 steps, 273 references\n',
  ]);
});

test('types of steps that there are none of yet are left in silence', () => {
  const cwd = makeFolder(
    definition([step('A', 'Quantum'), step('B', 'Training', ['Steps.A.Anything.At[0].All'])]),
  );
  expect(stepalign(cwd, ['check']).stdout).toBe('');
});

test('--changed tells what a change brought', () => {
  const cwd = makeRepository({ 'pipeline.json': DRIFTING });
  expect(stepalign(cwd, ['check', '--changed', '--quiet']).exitCode).toBe(0);
  const more = definition([...STEPS, step('Use2', 'Model', [], { DependsOn: ['Nowhere'] })]);
  addFiles(cwd, more);
  const { exitCode, stdout } = stepalign(cwd, ['check', '--changed', '--format', 'concise']);
  expect(exitCode).toBe(1);
  expect(stdout).toBe(
    'pipeline.json:1:236: error [pipeline/unknown-step] Use2 depends on Nowhere, and the pipeline has no such step: it has Train, Use, Use2\n',
  );
  expect(git(cwd, ['status', '--short'])).toBe(' M pipeline.json\n');
});

test('no comment is written where none can stand', () => {
  const cwd = makeFolder({ 'pipeline.json': DRIFTING });
  const { exitCode } = stepalign(cwd, ['fix', '--suppress', '--write', '--quiet']);
  expect(exitCode).toBe(1);
  expect(readFileSync(join(cwd, 'pipeline.json'), 'utf8')).toBe(DRIFTING);
});

test.each([
  ['a file of its own', (text: string) => ({ 'pipeline.json': text })],
  [
    'a text in a template',
    (text: string) => ({
      'cdk.template.json': JSON.stringify({
        Resources: {
          P: {
            Type: 'AWS::SageMaker::Pipeline',
            Properties: { PipelineDefinition: { PipelineDefinitionBody: { 'Fn::Join': ['', [text]] } } },
          },
        },
      }),
    }),
  ],
])('three thousand steps that all drift take seconds, in %s', (_, filesOf) => {
  const steps = Array.from({ length: 3000 }, (_, at) =>
    step(`S${at}`, 'Training', [`Steps.S${(at + 1) % 3000}.ModelArtifacts.S3ModelArtifact`], {
      DependsOn: [`T${at}`],
    }),
  );
  const cwd = makeFolder(filesOf(definition(steps)['pipeline.json'] ?? ''));
  const began = Date.now();
  const { exitCode, stdout } = stepalign(cwd, ['check', '--statistics']);
  expect(exitCode).toBe(1);
  expect(stdout.split('\n').map((line) => line.trim().split(/\s+/).slice(0, 3))).toEqual([
    ['3000', 'error', 'pipeline/unknown-step'],
    ['3000', 'error', 'property-path/unknown-member'],
    ['1', 'error', 'pipeline/cycle'],
    [''],
  ]);
  expect(Date.now() - began).toBeLessThan(60_000);
});

describe('stepalign resolve', () => {
  const train = step('Train', 'Training', ['Parameters.Data', 'Steps.Prepare.ExitMessage'], {
    DependsOn: ['Prepare'],
  });
  const files = definition([processing('Prepare', []), condition('Check', [train])], {
    Parameters: [{ Name: 'Data', Type: 'String' }],
  });

  test('shows what the steps of a pipeline wait for and take', () => {
    const { stdout, stderr } = stepalign(makeFolder(files), ['resolve']);
    expect([stdout, stderr]).toEqual([
      `pipeline pipeline.json
  parameters: Data
  Prepare Processing pipeline.json:1:89
  Check Condition pipeline.json:1:182
  Train Training pipeline.json:1:257
    in a branch of Check
    depends on Prepare
    refers to Parameters.Data pipeline.json:1:311
    refers to Steps.Prepare.ExitMessage pipeline.json:1:337
`,
      '0 of 0 dependencies resolve\n',
    ]);
  });

  test('has the same in JSON', () => {
    const { stdout } = stepalign(makeFolder(files), ['resolve', '--format', 'json']);
    const { pipelines } = JSON.parse(stdout) as { readonly pipelines: unknown };
    const at = (column: number): object => ({ file: 'pipeline.json', line: 1, column });
    const none = { branchOf: null, dependsOn: [], references: [] };
    expect(pipelines).toEqual([
      {
        file: 'pipeline.json',
        name: null,
        parameters: ['Data'],
        steps: [
          { step: 'Prepare', type: 'Processing', ...at(89), ...none },
          { step: 'Check', type: 'Condition', ...at(182), ...none },
          {
            step: 'Train',
            type: 'Training',
            ...at(257),
            branchOf: 'Check',
            dependsOn: ['Prepare'],
            references: [
              { reference: 'Parameters.Data', ...at(311) },
              { reference: 'Steps.Prepare.ExitMessage', ...at(337) },
            ],
          },
        ],
      },
    ]);
  });
});

describe('what is not known', () => {
  const ref = { Ref: 'X' };
  const OPEN = definition(
    [
      step('Train', 'Training', [], { DependsOn: [ref] }),
      processing('Prepare', []),
      {
        ...processing('Split', []),
        Arguments: { ProcessingOutputConfig: { Outputs: [{ OutputName: ref }] } },
      },
      { Name: 'Odd', Type: ref, Arguments: { Tags: [{ Get: ref }] } },
      { Name: ref, Type: 'Training', Arguments: {} },
    ],
    { Parameters: [{ Name: ref }], Tags: [{ Get: 'Execution.PipelineName' }] },
  );
  const WHY = [
    ['468', 'a reference', 'CloudFormation makes it, by Ref'],
    ['492', 'the name of a step', 'CloudFormation makes it, by Ref'],
    ['120', 'whether these are all steps', 'the name of a step is no text'],
    ['120', 'the list of parameters', 'the name of a parameter is no text'],
    ['120', 'what Train depends on', 'the name of a step that it depends on is no text'],
    ['298', 'the list of outputs of Split', 'the name of an output is no text'],
    ['415', 'the type of Odd', 'it is no text'],
  ];

  test('is counted, and listed by --verbose', () => {
    const cwd = makeFolder(OPEN);
    const summary = 'checked 1 file: no drift found\n';
    const line = '1 pipeline: 4 steps, 1 reference; 7 names open (--verbose lists them)\n';
    expect(stepalign(cwd, ['check']).stderr).toBe(`${summary}${line}`);
    expect(stepalign(cwd, ['check', '--verbose']).stderr).toBe(
      `${summary}pipeline in pipeline.json: 4 steps, 1 reference, 7 names open\n${WHY.map(
        ([column, what, why]) => `  pipeline.json:1:${column}: ${what} isn't known: ${why}\n`,
      ).join('')}`,
    );
  });

  test('is in JSON', () => {
    const { stdout } = stepalign(makeFolder(OPEN), ['check', '--format', 'json']);
    const { pipelines } = JSON.parse(stdout) as { readonly pipelines: unknown };
    const open = WHY.map(([column, what, why]) => ({
      file: 'pipeline.json',
      line: 1,
      column: Number(column),
      what,
      why,
    }));
    expect(pipelines).toEqual([{ file: 'pipeline.json', name: null, steps: 4, references: 1, open }]);
  });

  test('is listed up to a hundred', () => {
    const many = Array.from({ length: 150 }, () => ({ Get: ref }));
    const cwd = makeFolder(definition([{ Name: 'A', Type: 'Training', Arguments: { Tags: many } }]));
    const lines = stepalign(cwd, ['check', '--verbose']).stderr.split('\n');
    expect([lines.length, lines.at(-2)]).toEqual([104, '  and 50 more']);
  });
});
