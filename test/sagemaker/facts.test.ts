/** Container paths, step kinds and the generated shapes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUILT_IN_TABLES } from '../../src/sagemaker/tables.ts';
import { internalOutput } from '../../src/sagemaker/container-paths.ts';
import { generateShapes } from '../../src/sagemaker/generate/shapes.ts';
import { stepKindOf } from '../../src/sagemaker/step-kinds.ts';
import type { StepKind } from '../../src/sagemaker/step-kinds.ts';
import { PROJECT } from '../support/project.ts';

test('the committed shapes are those of the installed client', () => {
  const name = '@aws-sdk/client-sagemaker';
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const committed = readFileSync(join(PROJECT, 'src/sagemaker/shapes.generated.ts'), 'utf8');
  expect(committed).toBe(generateShapes(`${name} ${version}`));
});

test.each([
  ['/opt/ml/checkpoints', 'SM_CHECKPOINT_DIR', 'properties.CheckpointConfig.S3Uri'],
  ['/opt/ml/checkpoints/', 'SM_CHECKPOINT_DIR', 'properties.CheckpointConfig.S3Uri'],
  ['/opt/ml//./checkpoints/last', 'SM_CHECKPOINT_DIR', 'properties.CheckpointConfig.S3Uri'],
  ['/opt/ml/output/tensorboard', null, 'properties.TensorBoardOutputConfig.S3OutputPath'],
  ['/opt/ml/output/tensors', null, 'properties.DebugHookConfig.S3OutputPath'],
  ['/opt/ml/output/profiler', null, 'properties.ProfilerConfig.S3OutputPath'],
  ['/opt/ml/output/intermediate', null, null],
  ['/opt/ml/output/failure', null, null],
])('%s is internal', (path, environmentVariable, propertyPath) => {
  expect(internalOutput(BUILT_IN_TABLES, path)).toMatchObject({ environmentVariable, propertyPath });
});

test.each([
  '/opt/ml/model',
  '/opt/ml/output/data',
  '/opt/ml/output/data/checkpoints',
  '/opt/ml/checkpoints_old',
  '/opt/ml/processing/checkpoints',
  'opt/ml/checkpoints',
  'checkpoints',
  '',
])('%j is not', (path) => {
  expect(internalOutput(BUILT_IN_TABLES, path)).toBeNull();
});

test.each([
  ['Training', 'Training'],
  ['TrainingStep', 'Training'],
  ['training', 'Training'],
  ['CreateModel', 'Model'],
  ['HyperparameterTuning', 'Tuning'],
  ['RegisterModel', 'RegisterModel'],
  ['Utility', null],
  ['', null],
  ['Step', null],
])('a registry’s %j is the kind %s', (name, kind) => {
  expect(stepKindOf(name)).toBe(kind);
});

test.each([
  ['TunedTraining', 'Training'],
  ['tuned_training_step', 'Training'],
  ['Training', 'Training'],
  ['Model', 'Model'],
  ['Tuned', null],
])("a library's own step types: %s makes %s", (name, kind) => {
  const own = new Map<string, StepKind>([
    ['tunedtraining', 'Training'],
    // One of SageMaker's keeps its meaning.
    ['model', 'Processing'],
  ]);
  expect(stepKindOf(name, own)).toBe(kind);
});
