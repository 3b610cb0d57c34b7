/** Definitions of pipelines in YAML, in CloudFormation's templates and in Terraform: what is read of them, and what is open. */
import { describe, expect, test } from 'vitest';
import { libraryOf } from '../../../../src/engine/snapshot.ts';
import { snapshotOf } from '../../../support/snapshot.ts';

const FILES = { yaml: 'template.yaml', json: 'template.json', tf: 'main.tf' };

/** A pipeline in a few words: its name, its steps, what they wait for and refer to, and why there may be others. */
async function pipelinesIn(kind: keyof typeof FILES, text: string): Promise<string[]> {
  const { pipelines } = libraryOf(await snapshotOf({ [FILES[kind]]: text }));
  return pipelines.map(({ name, steps, references, stepsIncomplete, parameters, unreadable }) =>
    [
      name === null ? '' : `${name.name}: `,
      steps.map((step) => [step.name, ...step.dependsOn.named.map((each) => each.name)].join('<')).join(' '),
      references.map(({ at }) => ` ${at.value}`).join(''),
      parameters.named.map((each) => ` (${each.name})`).join(''),
      stepsIncomplete === null ? '' : ` [${stepsIncomplete}]`,
      unreadable === undefined ? '' : ' unreadable',
    ].join(''),
  );
}

/** A template with one pipeline, whose body is this YAML, indented by 10. */
function template(body: string): string {
  return `
AWSTemplateFormatVersion: 2010-09-09
Resources:
  P:
    Type: AWS::SageMaker::Pipeline
    Properties:
      PipelineName: p
      PipelineDefinition:
        PipelineDefinitionBody: ${body}
`;
}

function jsonTemplate(body: unknown): string {
  const PipelineDefinition = { PipelineDefinitionBody: body };
  const P = { Type: 'AWS::SageMaker::Pipeline', Properties: { PipelineName: 'p', PipelineDefinition } };
  return JSON.stringify({ Resources: { P } });
}

function resource(definition: string, rest = ''): string {
  return `resource "aws_sagemaker_pipeline" "p" {\n  pipeline_name = "p"\n  pipeline_definition = ${definition}\n}\n${rest}`;
}

const STEPS =
  '[{"Name": "Train", "Type": "Training"}, {"Name": "Use", "Type": "Model", "DependsOn": ["Train"]}]';
const DEFINITION = `{"Version": "2020-12-01", "Steps": ${STEPS}}`;
const READ = ['p: Train Use<Train'];

describe('a definition in YAML', () => {
  test.each([
    ['Version: 2020-12-01'],
    ["Version: '2020-12-01'"],
    ['"Version": "2020-12-01"'],
    ['Version:  2020-12-01 # of the schema'],
  ])('%s', async (version) => {
    expect(await pipelinesIn('yaml', `${version}\nSteps:\n- Name: Train\n  Type: Training\n`)).toEqual([
      'Train',
    ]);
  });

  test.each([
    ['Version: 2020-12-02\nSteps: []\n'],
    ['Version: 1\nFrom: 2020-12-01\nSteps: []\n'],
    ['Version: 2020-12-01\nSteps: 1\n'],
    ['Version: 2020-12-01\n'],
    ['# Version: 2020-12-01, Steps: []\nx: 1\n'],
  ])('none is %j', async (text) => {
    expect(await pipelinesIn('yaml', text)).toEqual([]);
  });

  test('anchors and merges are followed', async () => {
    const text = `
Version: 2020-12-01
Parameters: &none []
Base: &base
  Type: Training
  DependsOn: &after [Prepare]
Uri: &uri {Get: Steps.Prepare.ProcessingJobArn}
Steps:
  - {Name: Prepare, Type: Processing}
  - <<: *base
    Name: A
    Arguments: {Uri: *uri}
  - {<<: [*base], DependsOn: [A], Name: B}
  - Name: C
    DependsOn: *after
`;
    expect(await pipelinesIn('yaml', text)).toEqual([
      'Prepare A<Prepare B<A C<Prepare Steps.Prepare.ProcessingJobArn Steps.Prepare.ProcessingJobArn',
    ]);
  });

  test('aliases that double are read once', async () => {
    const levels = Array.from(
      { length: 60 },
      (_, at) =>
        `  - &c${at + 1} {Name: C${at + 1}, Type: Condition, Arguments: {IfSteps: [*c${at}], ElseSteps: [*c${at}]}}`,
    );
    const text = ['Version: 2020-12-01', 'Steps:', '  - &c0 {Name: C0, Type: Training}', ...levels].join(
      '\n',
    );
    const [pipeline] = await pipelinesIn('yaml', text);
    expect(pipeline?.split(' ')).toHaveLength(121);
  });

  test('what tags make isn’t known', async () => {
    const text = 'Version: 2020-12-01\nSteps:\n- Name: !Sub "${A}-train"\n- !Step {Name: X}\n- Name: Z\n';
    expect(await pipelinesIn('yaml', text)).toEqual(['Z [the name of a step is no text]']);
  });
});

describe("a CloudFormation template's pipeline", () => {
  const lines = JSON.stringify(JSON.parse(DEFINITION), null, 2).replaceAll('\n', '\n          ');
  test.each<[string, string]>([
    ['an object', `\n          Version: 2020-12-01\n          Steps: ${STEPS}`],
    ['ToJsonString', `\n          Fn::ToJsonString:\n            Steps: ${STEPS}`],
    ['a block', `|\n          ${lines}`],
    ['a folded block', `>-\n          ${lines}`],
    ['single quotes', `'${DEFINITION}'`],
    ['double quotes', JSON.stringify(DEFINITION)],
    ['double quotes over lines', JSON.stringify(DEFINITION).replaceAll('}, {', '},\\\n            \\ {')],
    ['Sub', `!Sub '${DEFINITION}'`],
    ['Sub of a block', `!Sub |\n          ${lines}`],
    ['Sub with values', `!Sub\n          - '${DEFINITION}'\n          - {A: b}`],
    ['Fn::Sub', `\n          Fn::Sub: '${DEFINITION}'`],
    ['Join', `!Join ['', ['${DEFINITION.slice(0, 50)}', '${DEFINITION.slice(50)}']]`],
    [
      'Join of lines',
      `!Join\n          - "\\n"\n          - - '${DEFINITION.slice(0, -1)}'\n            - '}'`,
    ],
    ['Fn::Join', `\n          Fn::Join: ['', ['${DEFINITION}']]`],
    [
      'what is put in',
      `!Sub '${DEFINITION.replace('"Type": "Training"', '"Type": "Training", "Arguments": {"A": "s3://${B}/x", "C": ${D}}')}'`,
    ],
    [
      'Join of what is put in',
      `!Join ['', ['${DEFINITION.slice(0, -1)}, "X": "', !Ref A, '"', ', "Y": ', !Ref B, '}']]`,
    ],
  ])('in YAML, as %s', async (_, body) => {
    expect(await pipelinesIn('yaml', template(body))).toEqual(READ);
    expect(await pipelinesIn('yaml', template(body).replaceAll('\n', '\r\n'))).toEqual(READ);
  });

  test.each<[string, unknown]>([
    ['an object', JSON.parse(DEFINITION)],
    ['a text', DEFINITION],
    ['Fn::Sub', { 'Fn::Sub': DEFINITION }],
    ['Fn::Join', { 'Fn::Join': ['', [DEFINITION.slice(0, 9), DEFINITION.slice(9)]] }],
    ['Fn::ToJsonString', { 'Fn::ToJsonString': JSON.parse(DEFINITION) as unknown }],
  ])('in JSON, as %s', async (_, body) => {
    expect(await pipelinesIn('json', jsonTemplate(body))).toEqual(READ);
  });

  test('each of several is one', async () => {
    const two = template(`'${DEFINITION}'`).replace(
      / {2}P:[^]*/,
      (all) => `${all}${all.replace('P:', 'Q:')}`,
    );
    expect(await pipelinesIn('yaml', two)).toEqual([...READ, ...READ]);
  });

  test('what is put in leaves open what it may touch', async () => {
    const body = `!Sub |
          {"Version": "2020-12-01",
           "Parameters": [{"Name": "\${A}"}],
           "Steps": [{"Name": "Train-\${A}", "DependsOn": ["X"]}, {"Name": "Use", "DependsOn": ["\${!B}", "Y\${A}"],
            "Arguments": {"U": {"Get": "Steps.\${A}.X"}, "V": {"Get": "Parameters.B"}}}]}`;
    expect(await pipelinesIn('yaml', template(body))).toEqual([
      'p: Use<${B} Parameters.B [the name of a step is no text]',
    ]);
  });

  test('what functions make within an object does, too', async () => {
    const body = `
          Version: '2020-12-01'
          Parameters: !If [A, [], []]
          Steps:
            - {Name: Process, Type: Processing, Arguments: {Fn::If: [A, {}, {}]}}
            - Name: Check
              Type: Condition
              Arguments: !If [A, {}, {}]
            - Fn::If: [A, {Name: X}, {Ref: AWS::NoValue}]
            - Name: Use
              DependsOn: !Ref Names
              Arguments: {U: {Get: !Sub 'Steps.\${A}'}, V: {Get: Steps.Process.ProcessingJobArn}}`;
    const { pipelines } = libraryOf(await snapshotOf({ 'template.yaml': template(body) }));
    const [pipeline] = pipelines;
    expect(
      pipeline?.steps.map(({ name, outputs, dependsOn }) => [name, outputs.incomplete, dependsOn.incomplete]),
    ).toEqual([
      ['Process', 'CloudFormation makes it, by If', null],
      ['Check', null, null],
      ['Use', null, 'it is a value with the tag !Ref'],
    ]);
    expect(pipeline?.stepsIncomplete).toBe('it is a value with the tag !If');
    expect(pipeline?.parameters.incomplete).toBe('it is a value with the tag !If');
    expect(pipeline?.open.map(({ what }) => what)).toEqual(['the name of a step', 'a reference']);
  });

  test.each([
    ['!Ref Body'],
    ['!If [A, b, c]'],
    ['!ImportValue x'],
    ["!Sub '${Body}'"],
    ['!Sub \'{"Version": "2020-12-01", "Steps": [{"Name": "A"}${More}]}\''],
    ['\n          Fn::Transform: {Name: AWS::Include}'],
    ['\n          Version: 2020-12-01\n          Fn::Transform: {Name: AWS::Include}'],
  ])('%s leads nowhere', async (body) => {
    expect(await pipelinesIn('yaml', template(body))).toEqual([]);
  });

  test('in S3 leads nowhere, and other resources have none', async () => {
    const inS3 = template('x').replace(
      'PipelineDefinitionBody: x',
      'PipelineDefinitionS3Location: {Bucket: b, Key: PipelineDefinitionBody}',
    );
    expect(await pipelinesIn('yaml', inS3)).toEqual([]);
    const other = template(`'${DEFINITION}' # AWS::SageMaker::Pipeline`).replace(
      'Type: AWS::SageMaker::Pipeline',
      'Type: X',
    );
    expect(await pipelinesIn('yaml', other)).toEqual([]);
  });

  test.each([
    ['\'{"Steps": [}\'', 'this is no JSON: value expected'],
    ['nonsense', 'this is no JSON: invalid symbol'],
    ['\'{"Version": "2020-12-01"}\'', 'it has no list of Steps'],
    ['{Version: 2020-12-01}', 'it has no list of Steps'],
  ])('%s is none that can be read', async (body, why) => {
    expect(await pipelinesIn('yaml', template(body))).toEqual([`p:  [${why}] unreadable`]);
  });
});

describe("Terraform's pipeline", () => {
  const object = `{
    Version = "2020-12-01" # of the schema
    Parameters = [{ Name = "A", Type = "String" }]
    Steps = [
      { Name = "Train", "Type" : "Training", Arguments = { U = "s3://\${var.b}/x", N = var.n * 2, R = aws_iam_role.r.arn } },
      {
        Name      = "Use"
        Type      = "Model"
        DependsOn = ["Train"]
      },
    ]
  }`;
  test.each<[string, string, string[]]>([
    ['jsonencode', `jsonencode(${object})`, ['p: Train Use<Train (A)']],
    ['a heredoc', `<<EOF\n${DEFINITION}\nEOF`, READ],
    ['an indented heredoc', `<<-JSON\n    ${DEFINITION}\n    JSON`, READ],
    ['a text', JSON.stringify(DEFINITION), READ],
    [
      'what is put in',
      `<<EOF\n${DEFINITION.replace('"Type": "Training"', '"Type": "${var.t}", "Arguments": {"C": ${d}, "E": "a${b}c"}')}\nEOF`,
      READ,
    ],
    ['a local value', 'local.d', READ],
    ['a file', 'file("pipeline.json")', []],
    ['a template', 'templatefile("pipeline.json.tftpl", { a = 1 })', []],
    ['a variable', 'var.definition', []],
    ['a choice', `var.a ? "{}" : "b"`, []],
    [
      'a list of steps put together',
      'jsonencode({ Version = "2020-12-01", Steps = concat(local.a, local.b) })',
      [],
    ],
    [
      'a step put together',
      'jsonencode({ Version = "2020-12-01", Steps = [merge(local.a, {}), { Name = "B" }] })',
      ['p: B [the name of a step is no text]'],
    ],
    [
      'a name put in',
      'jsonencode({ Steps = [{ Name = "B-${var.a}" }, { Name = "C", (var.d) = [] }] })',
      ['p: C [the name of a step is no text]'],
    ],
  ])('as %s', async (_, definition, read) => {
    const text = resource(definition, `locals {\n  d = ${JSON.stringify(DEFINITION)}\n}\n`);
    expect(await pipelinesIn('tf', text)).toEqual(read);
    expect(await pipelinesIn('tf', text.replaceAll('\n', '\r\n'))).toEqual(read);
  });

  test('no other resource has one', async () => {
    const text = `${resource('var.d').replaceAll('aws_sagemaker_pipeline', 'x')}# aws_sagemaker_pipeline`;
    expect(await pipelinesIn('tf', text.replace('var.d', JSON.stringify(DEFINITION)))).toEqual([]);
  });
});
