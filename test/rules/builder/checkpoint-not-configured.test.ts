/** builder/checkpoint-not-configured: folders that SageMaker copies only where a builder asks for it. */
import { checkpointNotConfiguredRule } from '../../../src/rules/builder/checkpoint-not-configured.ts';
import { TRAINING_LIBRARY } from '../../support/built-step.ts';
import { testRule } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

/** The contract has the folder as the default of a variable. */
const VARIABLE = replaced(
  TRAINING_LIBRARY,
  'expected_output_paths=',
  'optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}, expected_output_paths=',
);

/** Paths of outputs, and how they are configured. */
const FOLDERS = [
  [
    '/opt/ml/checkpoints/best',
    'checkpoint_s3_uri',
    '/opt/ml/checkpoints, where training keeps its checkpoints',
    'CheckpointConfig',
  ],
  [
    '/opt/ml/output/tensorboard',
    'tensorboard_output_config',
    '/opt/ml/output/tensorboard, where training writes TensorBoard logs',
    'TensorBoardOutputConfig',
  ],
  [
    '/opt/ml/output/tensors',
    'debugger_hook_config',
    '/opt/ml/output/tensors, where the debugger writes tensors',
    'DebugHookConfig',
  ],
  [
    '/opt/ml/output/profiler',
    'profiler_config',
    '/opt/ml/output/profiler, where the profiler writes',
    'ProfilerConfig',
  ],
] as const;

function withOutputAt(path: string): string {
  return replaced(TRAINING_LIBRARY, '"/opt/ml/model"}', `"/opt/ml/model", "x": "${path}"}`);
}

const SECOND =
  'SECOND = StepSpecification(step_type="Train_Second", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])\n';

function notConfigured(parameter: string, folder: string, config: string): string {
  return `TrainStepBuilder passes no ${parameter}, and CONTRACT uses ${folder}: SageMaker copies it to S3 only with ${config}`;
}

const [[, ...CHECKPOINTS]] = FOLDERS;

testRule(checkpointNotConfiguredRule, {
  found: {
    'a variable whose default is the folder': {
      source: VARIABLE,
      says: [
        {
          at: 'steps.py:8:7',
          severity: 'info',
          step: 'Train',
          declaration: 'TrainStepBuilder',
          message: notConfigured(...CHECKPOINTS),
          help: 'pass checkpoint_s3_uri with a location of your own, if the files are to outlive the job: two runs with one location share it',
          related: ['steps.py:3:75 SM_CHECKPOINT_DIR is /opt/ml/checkpoints'],
        },
      ],
    },
    ...Object.fromEntries(
      FOLDERS.map(([path, parameter, folder, config]) => [
        `an output at ${path}`,
        {
          source: withOutputAt(path),
          says: [
            {
              at: 'steps.py:8:7',
              message: notConfigured(parameter, folder, config),
              related: [`steps.py:3:89 x is at ${path}`],
            },
          ],
        },
      ]),
    ),
    'job types that share the contract and the builder, once': {
      source: VARIABLE.replace('spec=SPEC', 'spec=choose(config)').replace(
        '\n\nclass',
        `\n${SECOND}\n\nclass`,
      ),
      says: [
        { at: 'steps.py:10:7', declaration: 'TrainStepBuilder', message: notConfigured(...CHECKPOINTS) },
      ],
    },
  },
  silent: {
    ...Object.fromEntries(
      FOLDERS.map(([path, parameter]) => [
        `an output at ${path} that the builder configures`,
        replaced(withOutputAt(path), '"train.py"', `"train.py", ${parameter}=X`),
      ]),
    ),
    'a contract that does not use the folder': TRAINING_LIBRARY,
    'a builder that configures it': replaced(
      VARIABLE,
      '"train.py"',
      '"train.py", checkpoint_s3_uri=self.uri',
    ),
    'a base class that configures it':
      replaced(VARIABLE, '(StepBuilderBase)', '(Common)') +
      '\n\nclass Common(StepBuilderBase):\n    def kwargs(self):\n        return {"checkpoint_config": CheckpointConfig()}\n',
    'a library without the builder': VARIABLE.slice(0, VARIABLE.indexOf('\n\nclass')),
    'a step of another type': VARIABLE.replace('"Training"', '"Processing"').replace(
      'TrainingScriptContract',
      'ScriptContract',
    ),
  },
});
