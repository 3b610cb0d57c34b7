/** What container paths mean: data flow with its property path, or training mechanics (docs/domain/container-paths.md). */
import type { StepKind } from './step-kinds.ts';
import type { Tables } from './tables.ts';

/** A folder or file that training writes for itself: no step can consume it as an output. */
export interface InternalOutput {
  /** Completes "/opt/ml/checkpoints is …". */
  readonly what: string;
  /** What a person does instead of declaring it as an output. */
  readonly replacement: string;
  /** The environment variable that tells a script where to write instead; null where there is none. */
  readonly environmentVariable: string | null;
  /** Where a pipeline finds it, if the step is configured to keep it; null where nothing shows it. */
  readonly propertyPath: string | null;
  /** What to do where something does consume it; completes "not dropped, since …; ". */
  readonly remedyWhenConsumed: string;
}

function configured(what: string, parameter: string, propertyPath: string): InternalOutput {
  return {
    what,
    replacement: `drop the output; ${parameter} makes SageMaker copy it to S3`,
    environmentVariable: null,
    propertyPath,
    remedyWhenConsumed: `configure ${parameter} and declare a spec output with the property path ${propertyPath}`,
  };
}

function unreachable(what: string, replacement: string): InternalOutput {
  return {
    what,
    replacement: `drop the output; ${replacement}`,
    environmentVariable: null,
    propertyPath: null,
    remedyWhenConsumed: 'write what others need to /opt/ml/model or /opt/ml/output/data, and declare that',
  };
}

/** By container path: the path itself and everything below it; one of the tables that a configuration can change. */
export const INTERNAL_OUTPUTS: ReadonlyMap<string, InternalOutput> = new Map([
  [
    '/opt/ml/checkpoints',
    {
      ...configured(
        'where training keeps its checkpoints',
        'CheckpointConfig',
        'properties.CheckpointConfig.S3Uri',
      ),
      replacement:
        'drop the output and let SM_CHECKPOINT_DIR, an optional environment variable, tell the script where to write; ' +
        'only CheckpointConfig (checkpoint_s3_uri) makes SageMaker copy checkpoints to S3',
      environmentVariable: 'SM_CHECKPOINT_DIR',
    },
  ],
  [
    '/opt/ml/output/tensorboard',
    configured(
      'where training writes TensorBoard logs',
      'TensorBoardOutputConfig',
      'properties.TensorBoardOutputConfig.S3OutputPath',
    ),
  ],
  [
    '/opt/ml/output/tensors',
    configured(
      'where the debugger writes tensors',
      'DebugHookConfig',
      'properties.DebugHookConfig.S3OutputPath',
    ),
  ],
  [
    '/opt/ml/output/profiler',
    configured('where the profiler writes', 'ProfilerConfig', 'properties.ProfilerConfig.S3OutputPath'),
  ],
  [
    '/opt/ml/output/intermediate',
    unreachable('scratch that is copied while training runs', 'no property of the step leads to it'),
  ],
  [
    '/opt/ml/output/failure',
    unreachable('the file for the reason of a failure', 'SageMaker shows its start as FailureReason'),
  ],
]);

/** A path without `.`, empty parts and a slash at its end. */
function normalize(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}

/** Whether a container path is a folder, or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** What a container path is internal as; null for data flow. Never by an output's name. */
export function internalOutput({ internalOutputs }: Tables, containerPath: string): InternalOutput | null {
  if (!containerPath.startsWith('/')) return null;
  const path = normalize(containerPath);
  for (const [folder, internal] of internalOutputs) {
    if (isWithin(path, folder)) return internal;
  }
  return null;
}

/**
 * Where a container's inputs and outputs can lie, by kind of step (docs/domain/container-paths.md). An input in the
 * code's folder is a file of the source directory, which is there without being mounted.
 */
const LEGAL_FOLDERS: ReadonlyMap<StepKind, Readonly<Record<'input' | 'output', readonly string[]>>> = new Map(
  [
    [
      'Training',
      { input: ['/opt/ml/input', '/opt/ml/code'], output: ['/opt/ml/model', '/opt/ml/output/data'] },
    ],
    ['Processing', { input: ['/opt/ml/processing', '/opt/ml/code'], output: ['/opt/ml/processing'] }],
  ],
);

/**
 * The folders in which a path of that direction may lie, when it lies in none of them; null where it is legal, or
 * the kind doesn't tell.
 */
export function legalFoldersMissedBy(
  kind: StepKind,
  direction: 'input' | 'output',
  containerPath: string,
): readonly string[] | null {
  const folders = LEGAL_FOLDERS.get(kind)?.[direction];
  if (folders === undefined) return null;
  const path = normalize(containerPath);
  const isLegal = containerPath.startsWith('/') && folders.some((folder) => isWithin(path, folder));
  return isLegal ? null : folders;
}

/**
 * What SageMaker provides without anybody passing it in: no dependency is needed for it
 * (docs/domain/container-paths.md#platform-inputs).
 */
export function isPlatformInput(containerPath: string): boolean {
  const path = normalize(containerPath);
  return ['/opt/ml/input/config', '/opt/ml/code'].some((folder) => isWithin(path, folder));
}

/**
 * A prefix that the job was configured with, the same for every run that doesn't change it
 * (docs/domain/property-paths.md#the-data-output-of-a-training-job).
 */
export const TRAINING_DATA_PREFIX = 'properties.OutputDataConfig.S3OutputPath';

/** What one run of a training job makes of /opt/ml/output/data below that prefix, as a pipeline names it. */
export const TRAINING_DATA_OBJECT =
  'Join(on="/", values=[step.properties.OutputDataConfig.S3OutputPath, step.properties.TrainingJobName, "output", "output.tar.gz"])';

const TRAINING_PATHS: ReadonlyMap<string, string> = new Map([
  ['/opt/ml/model', 'properties.ModelArtifacts.S3ModelArtifacts'],
  ['/opt/ml/output/data', TRAINING_DATA_PREFIX],
  ['/opt/ml/checkpoints', 'properties.CheckpointConfig.S3Uri'],
]);

/**
 * The property path at which a pipeline finds an output (docs/domain/property-paths.md#canonical-paths).
 * @param containerPath where the script writes it; null where that isn't known, or there is no script
 * @param logicalName of the output: what a processing step calls it
 * @returns null where the kind and the path don't decide it
 */
export function canonicalPropertyPath(
  kind: StepKind,
  containerPath: string | null,
  logicalName: string,
): string | null {
  const path = containerPath === null ? null : normalize(containerPath);
  switch (kind) {
    case 'Training':
      return path === null ? null : (TRAINING_PATHS.get(path) ?? null);
    case 'Processing':
      // Its outputs are found by name, wherever the script writes them.
      return (path === null || path.startsWith('/opt/ml/processing/')) && !/['"\\]/.test(logicalName)
        ? `properties.ProcessingOutputConfig.Outputs['${logicalName}'].S3Output.S3Uri`
        : null;
    case 'Transform':
      return 'properties.TransformOutput.S3OutputPath';
    case 'Model':
      return 'properties.ModelName';
    case 'RegisterModel':
      return 'properties.ModelPackageArn';
    default:
      return null;
  }
}
