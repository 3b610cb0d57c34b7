import { StepSpecification, TrainingScriptContract } from 'framework';

export const STEP_NAMES = { Train: { sagemakerStepType: 'Training' } };

export const contract = new TrainingScriptContract({
  entryPoint: 'train.py',
  expectedOutputPaths: {
    model: '/opt/ml/model', // eslint-disable-line
    checkpoints: '/opt/ml/checkpoints', // stepalign-ignore contract/internal-output: it stays
    // stepalign-ignore contract/internal-output: so it is
    logs: '/opt/ml/output/tensorboard',
  },
});
const doc = `// stepalign-ignore alias/conflict: in a template`;
