/**
 * Folders of a training container that SageMaker copies to S3 only when it is told to
 * (docs/domain/container-paths.md#folders-copied-on-request).
 */

export interface ConfiguredFolder {
  readonly folder: string;
  /** Completes "/opt/ml/checkpoints, …". */
  readonly what: string;
  /** The API's name for the configuration. */
  readonly config: string;
  /** What passes it, in the SDK's versions and languages; the first is the one to name. */
  readonly parameters: readonly string[];
}

export const CONFIGURED_FOLDERS: readonly ConfiguredFolder[] = [
  {
    folder: '/opt/ml/checkpoints',
    what: 'where training keeps its checkpoints',
    config: 'CheckpointConfig',
    parameters: [
      'checkpoint_s3_uri',
      'checkpoint_config',
      'CheckpointConfig',
      'checkpointS3Uri',
      'checkpointConfig',
    ],
  },
  {
    folder: '/opt/ml/output/tensorboard',
    what: 'where training writes TensorBoard logs',
    config: 'TensorBoardOutputConfig',
    parameters: [
      'tensorboard_output_config',
      'TensorBoardOutputConfig',
      'tensorBoardOutputConfig',
      'tensorboardOutputConfig',
    ],
  },
  {
    folder: '/opt/ml/output/tensors',
    what: 'where the debugger writes tensors',
    config: 'DebugHookConfig',
    parameters: ['debugger_hook_config', 'DebuggerHookConfig', 'DebugHookConfig', 'debugHookConfig'],
  },
  {
    folder: '/opt/ml/output/profiler',
    what: 'where the profiler writes',
    config: 'ProfilerConfig',
    parameters: ['profiler_config', 'ProfilerConfig', 'profilerConfig'],
  },
];
