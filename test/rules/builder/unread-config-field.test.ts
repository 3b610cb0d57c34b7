/** builder/unread-config-field: fields of a configuration that no builder reads. */
import { unreadConfigFieldRule } from '../../../src/rules/builder/unread-config-field.ts';
import { TRAINING_LIBRARY, TYPESCRIPT_LIBRARY } from '../../support/built-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

function configWith(field: string): string {
  return `${TRAINING_LIBRARY}\n\nclass TrainConfig(BasePipelineConfig):\n${field}`;
}

const FIELD = configWith('    checkpoint_s3_uri: str\n');
const TYPESCRIPT = `${TYPESCRIPT_LIBRARY}\nexport class TrainConfig {\n  profilerConfig?: ProfilerConfig;\n}\n`;

function unread(at: string): Said {
  return {
    at,
    severity: 'warning',
    step: null,
    declaration: 'TrainConfig',
    message:
      'TrainConfig has checkpoint_s3_uri, and no builder reads it: whoever sets it gets no CheckpointConfig',
    help: 'pass it on to the estimator in the builder, or remove it from TrainConfig',
    related: [],
  };
}

testRule(unreadConfigFieldRule, {
  found: {
    'a field without a value': { source: FIELD, says: [unread('steps.py:25:5')] },
    'a field with a default': {
      source: configWith('    checkpoint_s3_uri: str = Field(default=None)\n'),
      says: [unread('steps.py:25:5')],
    },
    'a property': {
      source: configWith('    @property\n    def checkpoint_s3_uri(self):\n        return self.root\n'),
      says: [
        {
          ...unread('steps.py:26:9'),
          severity: 'info',
          message:
            'TrainConfig computes checkpoint_s3_uri, and no builder reads it: the job gets no CheckpointConfig',
        },
      ],
    },
    'a field in TypeScript': {
      source: { 'steps.ts': TYPESCRIPT },
      says: [
        {
          at: 'steps.ts:17:3',
          declaration: 'TrainConfig',
          message:
            'TrainConfig has profilerConfig, and no builder reads it: whoever sets it gets no ProfilerConfig',
        },
      ],
    },
    'a getter in TypeScript': {
      source: {
        'steps.ts': replaced(
          TYPESCRIPT,
          'profilerConfig?: ProfilerConfig;',
          'get profilerConfig() {\n    return make(this.root);\n  }',
        ),
      },
      says: [
        {
          at: 'steps.ts:17:7',
          severity: 'info',
          declaration: 'TrainConfig',
          message:
            'TrainConfig computes profilerConfig, and no builder reads it: the job gets no ProfilerConfig',
        },
      ],
    },
  },
  silent: {
    'a field that a builder reads': replaced(
      FIELD,
      '"train.py"',
      '"train.py", checkpoint_s3_uri=self.config.checkpoint_s3_uri',
    ),
    'a field that a builder reads, in TypeScript': {
      'steps.ts': replaced(
        TYPESCRIPT,
        'createEstimator() {}',
        'createEstimator() {\n    use(this.config.profilerConfig);\n  }',
      ),
    },
    'a field of another name': configWith('    checkpoint_name: str\n'),
    'a class that is no configuration': FIELD.replace('TrainConfig', 'Train'),
    'a folder without builders': 'class TrainConfig:\n    checkpoint_s3_uri: str\n',
  },
});
