/** Whole runs over pipelines that code puts together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stepalign } from '../support/warm-cli.ts';
import { makeFolder } from '../support/library.ts';

test('what a function says of several steps is found and mended once', () => {
  const stack = (path: string): string => `const model = (name) => ({ Get: \`Steps.\${name}.${path}\` });
const step = (Name, Type, Arguments = {}, DependsOn = []) => ({ Name, Type, Arguments, DependsOn });
const use = (name) => ({ PrimaryContainer: { ModelDataUrl: model(name) } });
export const definition = {
  Version: '2020-12-01',
  Steps: [
    step('TrainA', 'Training'),
    step('TrainB', 'Training'),
    step('UseA', 'Model', use('TrainA')),
    step('UseB', 'Model', use('TrainB')),
  ],
};
`;
  const cwd = makeFolder({ 'stack.ts': stack('ModelArtifacts.S3ModelArtifact') });
  const checked = stepalign(cwd, ['check', '--format', 'concise']);
  const line = (at: string): string =>
    `stack.ts:1:33: error [property-path/unknown-member] [review] Use${at}: Steps.Train${at}.ModelArtifacts.S3ModelArtifact names the field S3ModelArtifact, which ModelArtifacts (a Training step) doesn't have; it has S3ModelArtifacts\n`;
  expect([checked.exitCode, checked.stdout]).toEqual([1, line('A') + line('B')]);
  expect(stepalign(cwd, ['fix', '--review', '--write', '--quiet']).exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'stack.ts'), 'utf8')).toBe(stack('ModelArtifacts.S3ModelArtifacts'));
});

/** Those of public CDK applications in TypeScript (the reference of SageMaker, Mistakes found). */
test('mistakes that were made are found where they stand, and mended where it is clear what is meant', () => {
  const stack = ({
    dependsOn,
    outputs,
    file,
    uri,
  }: Record<'dependsOn' | 'outputs' | 'file' | 'uri', string>) =>
    `export class PipelineStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const definition = JSON.stringify({
      Version: '2020-12-01',
      Steps: [
        { Name: 'DataProcessing', Type: 'Processing', Arguments: { RoleArn: props.role.roleArn } },
        {
          Name: 'TrainingStep',
          Type: 'Training',
          Arguments: { RoleArn: props.role.roleArn },
          DependsOn: ['${dependsOn}'],
        },
        {
          Name: 'ModelEvaluation',
          Type: 'Processing',
          Arguments: {
            ${outputs.replace('*', "[{ OutputName: 'evaluation', S3Output: { S3Uri: `s3://${props.bucket}/evaluation` } }]")},
            ${file}
          },
        },
        {
          Name: 'Register',
          Type: 'RegisterModel',
          Arguments: { ModelMetrics: { ModelQuality: { Statistics: { S3Uri: { Get: '${uri}' } } } } },
        },
      ],
    });
    new CfnPipeline(this, 'Pipeline', { pipelineDefinition: { PipelineDefinitionBody: definition } });
  }
}
`;
  const file =
    "PropertyFiles: [{ PropertyFileName: 'Report', OutputName: 'evaluation', FilePath: 'e.json' }],";
  const cwd = makeFolder({
    'lib/stack.ts': stack({
      dependsOn: 'DataProcessingTraining',
      outputs: 'ProcessingOutputs: *',
      file,
      uri: 'Steps.ModelEvaluation.ProcessingOutputs.evaluation.S3Output.S3Uri',
    }),
  });
  const { exitCode, stdout } = stepalign(cwd, ['check', '--format', 'concise']);
  expect([exitCode, stdout.split('\n')]).toEqual([
    1,
    [
      'lib/stack.ts:12:23: error [pipeline/unknown-step] [review] TrainingStep depends on DataProcessingTraining, and the pipeline has no such step: it has DataProcessing, TrainingStep, ModelEvaluation, Register',
      "lib/stack.ts:18:13: error [pipeline/misplaced-argument] [review] ModelEvaluation: its arguments have ProcessingOutputs, which CreateProcessingJobRequest doesn't have; what it has is ProcessingOutputConfig.Outputs",
      "lib/stack.ts:19:13: error [pipeline/misplaced-argument] ModelEvaluation: its arguments have PropertyFiles, which CreateProcessingJobRequest doesn't have; it belongs to the step itself",
      "lib/stack.ts:25:84: error [property-path/unknown-member] [review] Register: Steps.ModelEvaluation.ProcessingOutputs.evaluation.S3Output.S3Uri names the field ProcessingOutputs, which DescribeProcessingJobResponse (a Processing step) doesn't have",
      '',
    ],
  ]);
  expect(stepalign(cwd, ['fix', '--review', '--write', '--quiet']).exitCode).toBe(1);
  expect(readFileSync(join(cwd, 'lib/stack.ts'), 'utf8')).toBe(
    stack({
      dependsOn: 'DataProcessing',
      outputs: 'ProcessingOutputConfig: { Outputs: * }',
      file,
      uri: String.raw`Steps.ModelEvaluation.ProcessingOutputConfig.Outputs[\'evaluation\'].S3Output.S3Uri`,
    }),
  );
});

test('an argument of several steps that one function makes is told of and moved once', () => {
  const stack = (outputs: string): string => `const step = (name: string) => ({
  Name: name,
  Type: 'Processing',
  Arguments: { ${outputs} },
});
export const definition = { Version: '2020-12-01', Steps: [step('A'), step('B')] };
`;
  const cwd = makeFolder({ 'stack.ts': stack('ProcessingOutputs: []') });
  const { exitCode, stdout } = stepalign(cwd, ['check', '--format', 'concise']);
  expect([exitCode, stdout]).toEqual([
    1,
    "stack.ts:4:16: error [pipeline/misplaced-argument] [review] A: its arguments have ProcessingOutputs, which CreateProcessingJobRequest doesn't have; what it has is ProcessingOutputConfig.Outputs\n",
  ]);
  expect(stepalign(cwd, ['fix', '--review', '--write', '--quiet']).exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'stack.ts'), 'utf8')).toBe(stack('ProcessingOutputConfig: { Outputs: [] }'));
});
