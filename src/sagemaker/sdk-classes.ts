/**
 * The classes of the SageMaker Python SDK that pipelines are made with, and the places of their arguments. Of both majors:
 * 2 has them in `sagemaker.workflow…` (read in 2.257), 3 in `sagemaker.mlops.workflow…` and `sagemaker.core.workflow…`
 * (read in 3.20).
 */
import type { StepKind } from './step-kinds.ts';

export type SdkMajor = 2 | 3;

/** A class whose instances are steps, or stand for several. */
export interface StepClass {
  /** Null where its properties aren't those of a kind that is known. */
  readonly kind: StepKind | null;
  /** What the definition calls its type. */
  readonly type: string;
  /** The names of its first arguments, in their order. */
  readonly order: readonly string[];
  /**
   * What it is where it isn't one step:
   * - `model`: ModelStep, one step in 3; in 2 its steps have names of their own
   * - `collection`: one that has several, whose names are known
   * - `unknown`: one whose steps aren't known
   */
  readonly stands?: 'model' | 'collection' | 'unknown';
  /** Whether a reference to its properties holds the step's name alone, so that it has to be among the pipeline's steps. */
  readonly isReferredByName?: true;
}

const JOB = ['name', 'step_args'];

export const STEP_CLASSES: ReadonlyMap<string, StepClass> = new Map<string, StepClass>([
  // What steps of the library's own build on.
  ...['Step', 'ConfigurableRetryStep'].map((name): [string, StepClass] => [
    name,
    { kind: null, type: 'step', order: ['name'] },
  ]),
  ['StepCollection', { kind: null, type: 'step', order: ['name'], stands: 'unknown' }],
  ['TrainingStep', { kind: 'Training', type: 'Training', order: [...JOB, 'estimator'] }],
  ['ProcessingStep', { kind: 'Processing', type: 'Processing', order: [...JOB, 'processor'] }],
  ['TransformStep', { kind: 'Transform', type: 'Transform', order: [...JOB, 'transformer'] }],
  ['TuningStep', { kind: 'Tuning', type: 'Tuning', order: [...JOB, 'tuner'] }],
  ['AutoMLStep', { kind: 'AutoML', type: 'AutoML', order: JOB }],
  ['CreateModelStep', { kind: 'Model', type: 'Model', order: [...JOB, 'model', 'inputs', 'depends_on'] }],
  ['ModelStep', { kind: null, type: 'Model', order: [...JOB, 'depends_on'], stands: 'model' }],
  ['RegisterModel', { kind: 'RegisterModel', type: 'RegisterModel', order: ['name'], stands: 'collection' }],
  [
    'EstimatorTransformer',
    {
      kind: 'Transform',
      type: 'Transform',
      order: ['name', 'estimator', 'model_data'],
      stands: 'collection',
    },
  ],
  [
    'MonitorBatchTransformStep',
    {
      kind: null,
      type: 'QualityCheck',
      order: ['name', 'transform_step_args', 'monitor_configuration'],
      stands: 'collection',
    },
  ],
  [
    'LambdaStep',
    {
      kind: 'Lambda',
      type: 'Lambda',
      order: [
        'name',
        'lambda_func',
        'display_name',
        'description',
        'inputs',
        'outputs',
        'cache_config',
        'depends_on',
      ],
      isReferredByName: true,
    },
  ],
  [
    'CallbackStep',
    {
      kind: 'Callback',
      type: 'Callback',
      order: ['name', 'sqs_queue_url', 'inputs', 'outputs'],
      isReferredByName: true,
    },
  ],
  [
    'ConditionStep',
    {
      kind: 'Condition',
      type: 'Condition',
      order: ['name', 'depends_on', 'display_name', 'description', 'conditions', 'if_steps', 'else_steps'],
    },
  ],
  ['FailStep', { kind: 'Fail', type: 'Fail', order: ['name', 'error_message'] }],
  ['QualityCheckStep', { kind: 'QualityCheck', type: 'QualityCheck', order: ['name'] }],
  ['ClarifyCheckStep', { kind: 'ClarifyCheck', type: 'ClarifyCheck', order: ['name'] }],
  ['EMRStep', { kind: 'EMR', type: 'EMR', order: ['name', 'display_name', 'description', 'cluster_id'] }],
  ['EMRServerlessStep', { kind: 'EMRServerless', type: 'EMRServerless', order: ['name'] }],
  [
    'NotebookJobStep',
    { kind: 'NotebookJob', type: 'Training', order: ['input_notebook', 'image_uri', 'kernel_name', 'name'] },
  ],
  ['EndpointConfigStep', { kind: 'EndpointConfig', type: 'EndpointConfig', order: ['name', 'arguments'] }],
  ['EndpointStep', { kind: 'Endpoint', type: 'Endpoint', order: ['name', 'arguments'] }],
  [
    'InferenceComponentStep',
    { kind: 'InferenceComponent', type: 'InferenceComponent', order: ['name', 'arguments'] },
  ],
  ...[
    ['BedrockCustomModelStep', 'BedrockCustomModel'],
    ['BedrockCustomModelDeploymentStep', 'BedrockCustomModelDeployment'],
    ['BedrockModelImportStep', 'BedrockModelImport'],
    ['BedrockProvisionedModelThroughputStep', 'BedrockProvisionedModelThroughput'],
    ['LineageStep', 'Lineage'],
  ].map(([name = '', type = '']): [string, StepClass] => [
    name,
    { kind: null, type, order: ['name', 'arguments'] },
  ]),
]);

/** The classes of parameters. */
export const PARAMETER_CLASSES: ReadonlySet<string> = new Set([
  'ParameterString',
  'ParameterInteger',
  'ParameterFloat',
  'ParameterBoolean',
  'Parameter',
]);

/** The attributes of `ExecutionVariables`, in both majors. */
export const EXECUTION_VARIABLE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'START_DATETIME',
  'CURRENT_DATETIME',
  'PIPELINE_NAME',
  'PIPELINE_ARN',
  'PIPELINE_EXECUTION_ID',
  'PIPELINE_EXECUTION_ARN',
  'TRAINING_JOB_NAME',
  'PROCESSING_JOB_NAME',
]);

/** Where `Pipeline` takes its parameters and steps: 3 has one argument more before the steps. */
export const PIPELINE_ORDER: Readonly<Record<SdkMajor, readonly string[]>> = {
  2: ['name', 'parameters', 'pipeline_experiment_config', 'steps'],
  3: ['name', 'parameters', 'pipeline_experiment_config', 'mlflow_config', 'steps'],
};

/**
 * The processors whose jobs have the outputs that `run` is given and no others, with the place of those among its
 * arguments; in 3 FrameworkProcessor has them elsewhere, and takes a place that isn't told.
 */
export const PROCESSOR_OUTPUTS: ReadonlyMap<string, number | null> = new Map([
  ['Processor', 1],
  ['ScriptProcessor', 2],
  ['SKLearnProcessor', 2],
  ...[
    'FrameworkProcessor',
    'PyTorchProcessor',
    'TensorFlowProcessor',
    'HuggingFaceProcessor',
    'MXNetProcessor',
    'XGBoostProcessor',
  ].map((name): [string, null] => [name, null]),
  ['PySparkProcessor', 5],
  ['SparkJarProcessor', 5],
]);

/** With these arguments of `run` a Spark job has an output more, without a name: the event logs. */
export const SPARK_LOGS = 'spark_event_logs_s3_uri';

/** What arguments of estimators, processors and their calls never come to stand in the definition. */
export const NOT_IN_DEFINITION: ReadonlySet<string> = new Set([
  'sagemaker_session',
  'base_job_name',
  'job_name',
  'wait',
  'logs',
  'experiment_config',
]);

/** A class or function of the SDK, by the name that code has for it. */
export interface SdkName {
  readonly name: string;
  /** Null where the module doesn't tell. */
  readonly major: SdkMajor | null;
}

/**
 * What a qualified name means: `sagemaker.workflow.steps.TrainingStep`.
 * @returns null for what isn't of the SDK
 */
export function sdkName(qualified: string): SdkName | null {
  const parts = qualified.split('.');
  const name = parts.pop();
  if (parts[0] !== 'sagemaker' || name === undefined) return null;
  const [, second] = parts;
  const major = second === 'workflow' ? 2 : second === 'mlops' || second === 'core' ? 3 : null;
  return { name, major };
}
