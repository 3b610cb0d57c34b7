/** builder/checkpoint-path-without-uri: a local path that the SDK drops. */
import { checkpointPathWithoutUriRule } from '../../../src/rules/builder/checkpoint-path-without-uri.ts';
import { TRAINING_LIBRARY, TYPESCRIPT_LIBRARY } from '../../support/built-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

function passing(args: string): string {
  return replaced(TRAINING_LIBRARY, '"train.py"', `"train.py", ${args}`);
}

const TYPESCRIPT = replaced(
  TYPESCRIPT_LIBRARY,
  'createEstimator() {}',
  "createEstimator() {\n    return new sagemaker.Estimator({ checkpointLocalPath: '/opt/ml/checkpoints' });\n  }",
);

/** Two builders on a base class with the call. */
const SHARED = [
  replaced(TRAINING_LIBRARY, '(StepBuilderBase)', '(Common)'),
  '\n\nclass Common(StepBuilderBase):\n    def _estimator(self):\n        return PyTorch(checkpoint_local_path="x")\n',
  '\n\n',
  TRAINING_LIBRARY.slice(TRAINING_LIBRARY.indexOf('class TrainStepBuilder')).replace(
    'TrainStepBuilder(StepBuilderBase)',
    'OtherStepBuilder(Common)',
  ),
].join('');

function alone(at: string): Said {
  return {
    at,
    severity: 'error',
    step: 'Train',
    declaration: 'TrainStepBuilder',
    message:
      'TrainStepBuilder passes checkpoint_local_path without checkpoint_s3_uri: the SDK (v2) then sends no CheckpointConfig at all, and says nothing',
    help: 'pass checkpoint_s3_uri beside it, with a location of your own, or drop the local path',
    related: [],
  };
}

testRule(checkpointPathWithoutUriRule, {
  found: {
    'a local path alone': {
      source: passing('checkpoint_local_path="/opt/ml/checkpoints"'),
      says: [alone('steps.py:19:48')],
    },
    'a call of a qualified class, in TypeScript': {
      source: { 'steps.ts': TYPESCRIPT },
      says: [alone('steps.ts:13:38')],
    },
    'a call in a base class, once': { source: SHARED, says: [alone('steps.py:26:24')] },
  },
  silent: {
    both: passing('checkpoint_local_path="/opt/ml/checkpoints", checkpoint_s3_uri=self.uri'),
    'both in TypeScript': {
      'steps.ts': replaced(
        TYPESCRIPT,
        '{ checkpointLocalPath',
        '{ checkpointS3Uri: uri, checkpointLocalPath',
      ),
    },
    'arguments that are spread': passing('checkpoint_local_path="/opt/ml/checkpoints", **self.checkpoints()'),
    'the location alone': passing('checkpoint_s3_uri=self.uri'),
  },
});
