/** Property paths against the API's shapes: the paths that people use, and the mistakes that people made. */
import { describe, expect, test } from 'vitest';
import { canonicalPropertyPath } from '../../src/sagemaker/container-paths.ts';
import {
  judgePropertyPath,
  nearestPropertyPaths,
  parsePropertyPath,
} from '../../src/sagemaker/property-path.ts';
import type { Verdict } from '../../src/sagemaker/property-path.ts';
import type { StepKind } from '../../src/sagemaker/step-kinds.ts';

function judge(kind: StepKind, text: string): Verdict {
  const parsed = parsePropertyPath(text);
  if (!parsed.ok) throw new Error(`${text} is no property path`);
  return judgePropertyPath(kind, parsed.path);
}

const LEGAL: readonly (readonly [StepKind, string])[] = [
  ['Training', 'properties.ModelArtifacts.S3ModelArtifacts'],
  ['Training', 'properties.OutputDataConfig.S3OutputPath'],
  ['Training', 'properties.CheckpointConfig.S3Uri'],
  ['Training', 'properties.TensorBoardOutputConfig.S3OutputPath'],
  ['Training', 'properties.DebugHookConfig.S3OutputPath'],
  ['Training', 'properties.ProfilerConfig.S3OutputPath'],
  ['Training', "properties.FinalMetricDataList['accuracy'].Value"],
  ['Training', "properties.HyperParameters['epochs']"],
  ['Training', 'properties.FailureReason'],
  ['Training', 'ModelArtifacts.S3ModelArtifacts'],
  ['Processing', "properties.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"],
  ['Processing', 'properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri'],
  ['Processing', "properties.ProcessingOutputConfig.Outputs['x'].FeatureStoreOutput.FeatureGroupName"],
  ['Transform', 'properties.TransformOutput.S3OutputPath'],
  ['Model', 'properties.ModelName'],
  ['Model', 'properties.ModelArn'],
  ['RegisterModel', 'properties.ModelPackageArn'],
  ['Tuning', 'properties.BestTrainingJob.TrainingJobName'],
  ['Tuning', 'properties.TrainingJobSummaries[0].TrainingJobName'],
  ['Tuning', 'properties.TrainingJobDefinition.OutputDataConfig.S3OutputPath'],
  ['AutoML', 'properties.BestCandidate.InferenceContainers[0].ModelDataUrl'],
  ['AutoML', 'properties.BestCandidateProperties.ExplainabilityJsonReportPath'],
  ['Lambda', "properties.Outputs['x']"],
  ['Callback', "OutputParameters['x']"],
  ['QualityCheck', 'properties.CalculatedBaselineStatistics'],
  ['Condition', 'properties.Outcome'],
];

test.each(LEGAL)('%s: %s is legal', (kind, path) => {
  expect(judge(kind, path)).toEqual({ kind: 'valid' });
});

const WRONG: readonly (readonly [StepKind, string, string, string])[] = [
  ['Training', 'properties.TrainingJobOutput.S3Output', 'TrainingJobOutput', 'DescribeTrainingJobResponse'],
  ['Training', 'properties.ModelArtifacts.S3ModelArtifact', 'S3ModelArtifact', 'ModelArtifacts'],
  ['Training', 'properties.OutputDataConfig.S3Uri', 'S3Uri', 'OutputDataConfig'],
  ['Training', 'properties.ModelArtifacts.S3ModelArtifacts.Uri', 'Uri', 'S3ModelArtifacts'],
  ['Training', 'properties.Output.S3Uri', 'Output', 'DescribeTrainingJobResponse'],
  [
    'Training',
    'properties.model_artifacts.s3_model_artifacts',
    'model_artifacts',
    'DescribeTrainingJobResponse',
  ],
  [
    'Processing',
    "properties.ProcessingOutputs['x'].S3Output.S3Uri",
    'ProcessingOutputs',
    'DescribeProcessingJobResponse',
  ],
  ['Transform', 'properties.TransformOutput.Outputs[0].S3OutputPath', 'Outputs', 'TransformOutput'],
  ['ClarifyCheck', 'properties.CalculatedBaselineStatistic', 'CalculatedBaselineStatistic', 'ClarifyCheck'],
];

test.each(WRONG)('%s: %s names an unknown member', (kind, path, member, of) => {
  expect(judge(kind, path)).toMatchObject({ kind: 'unknown-member', member, of });
});

test.each([
  ['properties.ProcessingOutputConfig.Outputs.train.S3Output.S3Uri', 'train', 'member'],
  ['properties.ProcessingOutputConfig.Outputs[train].S3Output.S3Uri', 'train', 'bare'],
  ['properties.ProcessingOutputConfig.Outputs[*].S3Output.S3Uri', '*', 'star'],
  ['properties.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri', '0', 'number'],
  ['properties.ProcessingOutputConfig.Outputs.S3Output.S3Uri', '', 'missing'],
])('%s names no item', (path, index, form) => {
  expect(judge('Processing', path)).toEqual({ kind: 'bad-index', list: 'Outputs', index, form });
});

test('what is unknown behind a bad index is unknown all the same', () => {
  expect(judge('Processing', 'properties.ProcessingOutputConfig.Outputs[0].S3Outputs')).toMatchObject({
    kind: 'unknown-member',
    member: 'S3Outputs',
  });
});

test.each([
  ['Training', 'properties.ModelArtifacts', 'ModelArtifacts', ['.S3ModelArtifacts']],
  ['Training', 'properties.HyperParameters', 'HyperParameters', []],
  [
    'Processing',
    "properties.ProcessingOutputConfig.Outputs['x'].S3Output",
    'ProcessingS3Output',
    ['.S3Uri', '.LocalPath'],
  ],
  ['Processing', 'properties.ProcessingOutputConfig.Outputs', 'Outputs', []],
] as const)('%s: %s is no leaf', (kind, path, of, leaves) => {
  expect(judge(kind, path)).toEqual({ kind: 'not-a-leaf', of, leaves });
});

test('Tuning shows two responses, and names both', () => {
  expect(judge('Tuning', 'properties.HyperParameterTuningStartTime')).toMatchObject({
    kind: 'unknown-member',
    of: 'DescribeHyperParameterTuningJobResponse and ListTrainingJobsForHyperParameterTuningJobResponse',
  });
});

test('a path of another kind of step is told from one that no step has', () => {
  expect(judge('Tuning', 'properties.ModelArtifacts.S3ModelArtifacts')).toMatchObject({
    kind: 'wrong-step-type',
    kinds: ['Training'],
  });
});

test.each([
  ['EMR', 'properties.Config.Anything'],
  ['EMRServerless', 'properties.anything'],
  ['Fail', 'properties.anything'],
] as const)('%s: %s is not judged', (kind, path) => {
  expect(judge(kind, path)).toEqual({ kind: 'unjudged' });
});

test.each([
  '',
  'properties',
  'properties.',
  'properties..A',
  'properties.A.',
  'properties.A[',
  'A B',
  "['x'].A",
  'properties.A B',
])('%j is no property path', (text) => {
  expect(parsePropertyPath(text)).toEqual({ ok: false });
});

test('a slip is told with the name that is meant', () => {
  expect(judge('Training', 'properties.ModelArtifact.S3ModelArtifacts')).toMatchObject({
    near: 'ModelArtifacts',
  });
  expect(judge('Training', 'properties.TrainingJobOutput.S3Output')).toMatchObject({ near: null });
});

describe('the nearest legal paths', () => {
  test('are legal, and the nearest first', () => {
    const paths = nearestPropertyPaths('Training', 'properties.OutputDataConfig.S3Output', 3);
    expect(paths[0]).toBe('properties.OutputDataConfig.S3OutputPath');
    for (const path of paths) expect(judge('Training', path)).toEqual({ kind: 'valid' });
  });

  test('are none where no path is like it', () => {
    expect(nearestPropertyPaths('Training', 'properties.TrainingMetrics', 3)).toEqual([]);
  });

  test('keep the name in brackets', () => {
    expect(nearestPropertyPaths('Processing', "properties.ProcessingOutput['x'].S3Output.S3Uri", 1)).toEqual([
      "properties.ProcessingOutputConfig.Outputs['x'].S3Output.S3Uri",
    ]);
  });
});

test.each([
  ['Training', '/opt/ml/model', 'properties.ModelArtifacts.S3ModelArtifacts'],
  ['Training', '/opt/ml/output/data/', 'properties.OutputDataConfig.S3OutputPath'],
  ['Training', '/opt/ml/checkpoints', 'properties.CheckpointConfig.S3Uri'],
  [
    'Processing',
    '/opt/ml/processing/output',
    "properties.ProcessingOutputConfig.Outputs['x'].S3Output.S3Uri",
  ],
  ['Processing', null, "properties.ProcessingOutputConfig.Outputs['x'].S3Output.S3Uri"],
  ['Transform', null, 'properties.TransformOutput.S3OutputPath'],
  ['Model', null, 'properties.ModelName'],
  ['RegisterModel', null, 'properties.ModelPackageArn'],
] as const)('%s, %s: %s is canonical, and legal', (kind, containerPath, path) => {
  expect(canonicalPropertyPath(kind, containerPath, 'x')).toBe(path);
  expect(judge(kind, path)).toEqual({ kind: 'valid' });
});

test.each([
  ['Training', null],
  ['Training', '/opt/ml/output/data/sub'],
  ['Processing', '/opt/ml/output'],
  ['Tuning', '/opt/ml/model'],
] as const)('%s, %s: nothing decides the path', (kind, containerPath) => {
  expect(canonicalPropertyPath(kind, containerPath, 'x')).toBeNull();
});
