/** script/training-env-in-processing: variables of training jobs in scripts of other steps. */
import { trainingEnvInProcessingRule } from '../../../src/rules/script/training-env-in-processing.ts';
import { trainingBy, TRAINING_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

const PROCESSING = TRAINING_STEP.replace('"Training"', '"Processing"').replace(
  'TrainingScriptContract',
  'ScriptContract',
);

const READS = [
  ['os.environ["SM_MODEL_DIR"]', 'SM_MODEL_DIR', 5],
  ['os.environ.get("SM_CHANNEL_TRAIN")', 'SM_CHANNEL_TRAIN', 5],
  ['getenv("SM_HPS")', 'SM_HPS', 5],
] as const;

testRule(trainingEnvInProcessingRule, {
  found: Object.fromEntries(
    READS.map(([expression, variable, column]) => [
      expression,
      {
        source: trainingBy(`import os\n\nX = ${expression}\n`, PROCESSING),
        says: [
          {
            at: `train.py:3:${column}`,
            message: `the script of CONTRACT reads ${variable}, which only training jobs have, and a Processing step runs it`,
            help: 'use a path below /opt/ml/processing that CONTRACT declares, or give the variable a default',
          },
        ],
      },
    ]),
  ),
  silent: {
    'a training step': trainingBy('X = os.environ["SM_MODEL_DIR"]\n'),
    'a default': trainingBy('X = os.environ.get("SM_MODEL_DIR", "x")\n', PROCESSING),
    'a variable that every job has': trainingBy('X = os.environ["SM_CURRENT_HOST"]\n', PROCESSING),
    'an assignment': trainingBy('os.environ["SM_MODEL_DIR"] = "x"\n', PROCESSING),
    'a variable that the contract declares': trainingBy(
      'X = os.environ["SM_MODEL_DIR"]\n',
      replaced(PROCESSING, '{"SM_CHECKPOINT_DIR"', '{"SM_MODEL_DIR": "x", "SM_CHECKPOINT_DIR"'),
    ),
    'a contract whose variables only code tells': trainingBy(
      'X = os.environ["SM_MODEL_DIR"]\n',
      PROCESSING.replace('{"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}', 'variables()'),
    ),
  },
});
