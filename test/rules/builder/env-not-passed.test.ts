/** builder/env-not-passed: variables that a script reads and that are never there. */
import { envNotPassedRule } from '../../../src/rules/builder/env-not-passed.ts';
import { TRAINING_LIBRARY } from '../../support/built-step.ts';
import { trainingBy } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

const LIBRARY = replaced(
  TRAINING_LIBRARY,
  'TrainingScriptContract(',
  'TrainingScriptContract(entry_point="train.py", ',
);

/** What the training toolkit sets (docs/domain/environment-variables.md#sources). */
const TOOLKIT =
  'HOSTS NETWORK_INTERFACE_NAME HPS USER_ENTRY_POINT FRAMEWORK_PARAMS RESOURCE_CONFIG INPUT_DATA_CONFIG OUTPUT_DATA_DIR ' +
  'CHANNELS CURRENT_HOST CURRENT_INSTANCE_TYPE CURRENT_INSTANCE_GROUP CURRENT_INSTANCE_GROUP_HOSTS INSTANCE_GROUPS ' +
  'INSTANCE_GROUPS_DICT DISTRIBUTION_INSTANCE_GROUPS IS_HETERO MODULE_NAME LOG_LEVEL FRAMEWORK_MODULE INPUT_DIR ' +
  'INPUT_CONFIG_DIR OUTPUT_DIR NUM_CPUS NUM_GPUS NUM_NEURONS MODEL_DIR MODULE_DIR TRAINING_ENV USER_ARGS ' +
  'OUTPUT_INTERMEDIATE_DIR TOPOLOGY CHANNEL_TRAIN HP_EPOCHS';

/** What the SDK's container drivers set beside those. */
const DRIVERS =
  'INPUT_DATA_DIR OUTPUT_FAILURE MASTER_ADDR MASTER_PORT SOURCE_DIR ENTRY_SCRIPT DISTRIBUTED_DRIVER_DIR ' +
  'DISTRIBUTED_CONFIG HOST_COUNT CURRENT_HOST_RANK';
const NAMES = [...TOOLKIT.split(' '), ...DRIVERS.split(' ')].map((name) => `SM_${name}`);

const HELP =
  'declare SM_CHECKPOINT_DIR among the environment variables of CONTRACT, so that its builder passes it';
const READ = 'import os\n\nX = os.environ.get("SM_CHECKPOINT_DIR", "/opt/ml/checkpoints")\n';

testRule(envNotPassedRule, {
  found: {
    'one that is read with a default and without one, once': {
      source: trainingBy(`${READ}Y = os.environ["SM_CHECKPOINT_DIR"]\n`, LIBRARY),
      says: [
        {
          at: 'train.py:3:5',
          severity: 'info',
          message:
            "the script of CONTRACT reads SM_CHECKPOINT_DIR, which SageMaker doesn't set and neither CONTRACT nor its builder passes: the script always takes its default",
          help: HELP,
        },
      ],
    },
    'one that is read without a default': {
      source: trainingBy('import os\n\nX = os.environ["SM_CHECKPOINT_DIR"]\n', LIBRARY),
      says: [
        {
          at: 'train.py:3:5',
          severity: 'info',
          message:
            "the script of CONTRACT reads SM_CHECKPOINT_DIR, which SageMaker doesn't set and neither CONTRACT nor its builder passes: it is never there",
          help: HELP,
        },
      ],
    },
    'one that a step interface, which tells all that is passed, lacks': {
      source: {
        'train.step.yaml':
          'step_type: Train\nspec: {outputs: {}}\ncontract:\n  entry_point: train.py\n  outputs:\n    m: {path: /opt/ml/model}\n',
        'train.py': READ,
      },
      says: [
        {
          at: 'train.py:3:5',
          message:
            "the script of Train.contract reads SM_CHECKPOINT_DIR, which SageMaker doesn't set and neither Train.contract nor its builder passes: the script always takes its default",
        },
      ],
    },
  },
  silent: {
    'a contract that declares it': trainingBy(
      READ,
      replaced(LIBRARY, 'expected_output', 'optional_env_vars={"SM_CHECKPOINT_DIR": "x"}, expected_output'),
    ),
    'a contract whose variables only code tells': trainingBy(
      READ,
      replaced(LIBRARY, 'expected_output', 'optional_env_vars=variables(), expected_output'),
    ),
    'a builder that passes it': trainingBy(
      READ,
      replaced(LIBRARY, '"train.py")', '"train.py", environment={"SM_CHECKPOINT_DIR": "x"})'),
    ),
    'a library without the builder': trainingBy(READ, LIBRARY.slice(0, LIBRARY.indexOf('\n\nclass'))),
    'what SageMaker sets': trainingBy(
      `import os\n${[...NAMES, 'OTHER'].map((variable) => `os.environ["${variable}"]\n`).join('')}`,
      LIBRARY,
    ),
  },
});
