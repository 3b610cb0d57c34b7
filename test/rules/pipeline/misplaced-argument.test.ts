/** pipeline/misplaced-argument: what steps have where the API's requests don't, and where it is moved to. */
import { misplacedArgumentRule } from '../../../src/rules/pipeline/misplaced-argument.ts';
import { SHAPES_VERSION } from '../../../src/sagemaker/shapes.ts';
import { definition } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

type Source = Readonly<Record<string, string>>;

/** One step, on a line for each level. */
function one(Type: string, Arguments: object, rest: object = {}): Source {
  return pretty({ Name: 'Own', Type, ...rest, Arguments });
}

function pretty(step: object): Source {
  const text = JSON.stringify({ Version: '2020-12-01', Steps: [step] }, null, 2);
  return { 'pipeline.json': text };
}

const FILES = [{ PropertyFileName: 'Report', OutputName: 'evaluation', FilePath: 'a.json' }];
const OUTPUTS = [{ OutputName: 'evaluation', S3Output: { S3Uri: 's3://a/b' } }];
const PROCESSING = 'CreateProcessingJobRequest';

const PIPELINE = { Type: 'AWS::SageMaker::Pipeline' };
const WRONG = '{"Steps": [{"Name": "Own", "Type": "Processing", "Arguments": {"ProcessingOutputs": []}}]}';
const RIGHT = WRONG.replace('"ProcessingOutputs": []', '"ProcessingOutputConfig": { "Outputs": [] }');

function template(body: string): string {
  return `Resources:
  P:
    Type: ${PIPELINE.Type}
    Properties:
      PipelineDefinition:
        PipelineDefinitionBody: ${body}
`;
}

function resource(definition: string): string {
  return `resource "aws_sagemaker_pipeline" "p" {\n  pipeline_definition = ${definition}\n}\n`;
}

testRule(misplacedArgumentRule, {
  found: {
    'the outputs of a processing job': {
      source: one('Processing', { ProcessingOutputs: OUTPUTS }),
      says: [
        {
          at: 'pipeline.json:8:9',
          declaration: 'Own',
          severity: 'error',
          message: `Own: its arguments have ProcessingOutputs, which ${PROCESSING} doesn't have; what it has is ProcessingOutputConfig.Outputs`,
          fix: {
            safety: 'review',
            reason: 'make it ProcessingOutputConfig.Outputs, the only place of that name',
          },
        },
      ],
    },
    'what belongs to the step': {
      source: one('QualityCheck', { DependsOn: ['Other'], RoleArn: 'a' }),
      says: [
        {
          at: 'pipeline.json:8:9',
          severity: 'error',
          message: `Own: its arguments have DependsOn, which ${PROCESSING} doesn't have; it belongs to the step itself`,
          fix: { safety: 'review', reason: 'put DependsOn beside the arguments' },
        },
      ],
    },
    'what belongs into the arguments': {
      source: one('Training', {}, { RoleArn: 'a' }),
      says: [
        {
          at: 'pipeline.json:7:7',
          severity: 'error',
          message: 'Own has RoleArn beside its arguments, and the service takes it within them only',
          fix: { safety: 'review', reason: 'put RoleArn into the arguments' },
        },
      ],
    },
    'a slip': {
      source: one('Training', { Hyperparameters: {} }),
      says: [
        {
          at: 'pipeline.json:8:9',
          severity: 'error',
          message:
            "Own: its arguments have Hyperparameters, which CreateTrainingJobRequest doesn't have; it has HyperParameters",
          fix: { safety: 'review', reason: 'use HyperParameters, the nearest name' },
        },
      ],
    },
    'what may be newer than the table': {
      source: one('AutoML', { QuantumPlan: {} }),
      says: [
        {
          at: 'pipeline.json:8:9',
          severity: 'warning',
          message: `Own: its arguments have QuantumPlan, which CreateAutoMLJobRequest and CreateAutoMLJobV2Request don't have in ${SHAPES_VERSION}`,
          fix: null,
        },
      ],
    },
    'what is there already': {
      source: one(
        'Processing',
        {
          PropertyFiles: FILES,
          ProcessingOutputs: OUTPUTS,
          ProcessingOutputConfig: { Outputs: OUTPUTS },
          RoleArn: 'a',
          RoleArm: 'a',
        },
        { PropertyFiles: FILES },
      ),
      says: [
        {
          at: 'pipeline.json:15:9',
          message: `Own: its arguments have PropertyFiles, which ${PROCESSING} doesn't have; it belongs to the step itself`,
          help: 'not changed, since PropertyFiles is there already; leave one of the two',
        },
        {
          at: 'pipeline.json:22:9',
          message: `Own: its arguments have ProcessingOutputs, which ${PROCESSING} doesn't have; what it has is ProcessingOutputConfig.Outputs`,
          help: 'not changed, since Outputs is there already; leave one of the two',
        },
        {
          at: 'pipeline.json:41:9',
          message: `Own: its arguments have RoleArm, which ${PROCESSING} doesn't have; it has RoleArn`,
          help: 'not changed, since the arguments have RoleArn, too; leave one of the two',
        },
      ],
    },
    'what would have to be moved within a text, or in Terraform': {
      source: {
        'main.tf': resource(`<<EOF
{"Steps": [{"Name": "Own", "Type": "Training", "Arguments": {"DependsOn": ["A"]}}, {"Name": "A"}]}
EOF`),
        'other.tf': resource(
          'jsonencode({ Steps = [{ Name = "Own", Type = "Training", Arguments = { DependsOn = [] } }] })',
        ),
      },
      says: [
        {
          at: 'main.tf:3:62',
          message:
            "Own: its arguments have DependsOn, which CreateTrainingJobRequest doesn't have; it belongs to the step itself",
          help: 'not changed, since that takes moving it within a text; move it by hand',
        },
        {
          at: 'other.tf:2:96',
          message:
            "Own: its arguments have DependsOn, which CreateTrainingJobRequest doesn't have; it belongs to the step itself",
          help: 'not changed, since that takes moving it between maps of code; move it by hand',
        },
      ],
    },
  },
  silent: {
    'arguments that are free': one('Lambda', { DependsOn: 'a', RoleArm: 'b' }),
    'steps of a type that is not known': one('Quantum', { PropertyFiles: [] }),
    'what a step of its type has itself': one(
      'ClarifyCheck',
      { RoleArn: 'a' },
      { ModelName: 'a', Environment: {} },
    ),
    'what belongs where it is': one(
      'Processing',
      { ProcessingOutputConfig: { Outputs: OUTPUTS } },
      {
        PropertyFiles: FILES,
        DependsOn: ['a'],
        CacheConfig: {},
        RetryPolicies: [],
        DisplayName: '',
        Description: '',
      },
    ),
    'a name that several members have': definition([
      { Name: 'Own', Type: 'Training', Arguments: { OutputDataConfig: {}, Tags: [] } },
    ]),
  },
  fixed: {
    'the outputs of a processing job': {
      source: one('Processing', { ProcessingOutputs: OUTPUTS, RoleArn: 'a' }),
      to: {
        'pipeline.json': (
          one('Processing', { ProcessingOutputs: OUTPUTS, RoleArn: 'a' })['pipeline.json'] ?? ''
        )
          .replace('"ProcessingOutputs": ', '"ProcessingOutputConfig": { "Outputs": ')
          .replace('        ],\n', '        ] },\n'),
      },
      safety: 'review',
    },
    'the outputs of a processing job that has a place for them': {
      source: one('Processing', {
        ProcessingOutputs: OUTPUTS,
        ProcessingOutputConfig: { KmsKeyId: 'a' },
      }),
      to: one('Processing', { ProcessingOutputConfig: { KmsKeyId: 'a', Outputs: OUTPUTS } }),
      safety: 'review',
    },
    'what belongs to the step': {
      source: one('Processing', {
        ProcessingOutputConfig: { Outputs: OUTPUTS },
        PropertyFiles: FILES,
        CacheConfig: { Enabled: true },
      }),
      to: pretty({
        Name: 'Own',
        Type: 'Processing',
        Arguments: { ProcessingOutputConfig: { Outputs: OUTPUTS } },
        CacheConfig: { Enabled: true },
        PropertyFiles: FILES,
      }),
      safety: 'review',
    },
    'what belongs into the arguments': {
      source: one('Training', { HyperParameters: { a: 'b' } }, { ResourceConfig: { VolumeSizeInGB: 1 } }),
      to: one('Training', { HyperParameters: { a: 'b' }, ResourceConfig: { VolumeSizeInGB: 1 } }),
      safety: 'review',
    },
    'a slip': {
      source: one('Processing', { ProcessingOutputsConfig: { Outputs: OUTPUTS } }, { PropertyFiles: FILES }),
      to: one('Processing', { ProcessingOutputConfig: { Outputs: OUTPUTS } }, { PropertyFiles: FILES }),
      safety: 'review',
    },
    'within a text of a template, or in Terraform': {
      source: {
        'a.yaml': template(`|\n          ${WRONG}`),
        'b.yaml': template(`'${WRONG}'`),
        'c.yaml': template(JSON.stringify(WRONG)),
        'd.json': JSON.stringify({
          Resources: {
            P: { ...PIPELINE, Properties: { PipelineDefinition: { PipelineDefinitionBody: WRONG } } },
          },
        }),
        'e.tf': resource(`<<EOF\n${WRONG}\nEOF`),
        'f.tf': resource(
          'jsonencode({ Steps = [{ Name = "Own", Type = "Processing", Arguments = { ProcessingOutputs = [] } }] })',
        ),
      },
      to: {
        'a.yaml': template(`|\n          ${RIGHT}`),
        'b.yaml': template(`'${RIGHT}'`),
        'c.yaml': template(JSON.stringify(RIGHT)),
        'd.json': JSON.stringify({
          Resources: {
            P: { ...PIPELINE, Properties: { PipelineDefinition: { PipelineDefinitionBody: RIGHT } } },
          },
        }),
        'e.tf': resource(`<<EOF\n${RIGHT}\nEOF`),
        'f.tf': resource(
          'jsonencode({ Steps = [{ Name = "Own", Type = "Processing", Arguments = { ProcessingOutputConfig = { Outputs = [] } } }] })',
        ),
      },
      safety: 'review',
    },
    'on one line': {
      source: definition([
        { Name: 'Own', Type: 'Training', Arguments: { DependsOn: [], InstanceType: 'a' } },
      ]),
      to: {
        'pipeline.json':
          '{"Version":"2020-12-01","Steps":[{"Name":"Own","Type":"Training","Arguments":{"ResourceConfig":{ "InstanceType": "a" }}, "DependsOn":[]}]}',
      },
      safety: 'review',
    },
  },
});
