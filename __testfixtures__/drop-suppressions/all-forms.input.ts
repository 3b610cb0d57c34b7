// stepalign-ignore-all spec/node-type: all of them are so
import { StepSpecification, TrainingScriptContract } from 'framework';

export const STEP_NAMES = { Train: { sagemakerStepType: 'Training' } }; // stepalign-ignore builder/*

// stepalign-ignore-start script/*: a block
export const contract = new TrainingScriptContract({
  entryPoint: 'train.py',
  /*
   * stepalign-ignore alias/conflict: above an item,
   * and why
   */
  expectedOutputPaths: {
    /* stepalign-ignore alias/conflict */ model: '/opt/ml/model', // eslint-disable-line // stepalign-ignore builder/*: why
    checkpoints: '/opt/ml/checkpoints', // stepalign-ignore contract/internal-output: it stays
    // stepalign-ignore builder/*, contract/internal-output, spec/*: so it is
    logs: '/opt/ml/output/tensorboard',
  },
  // stepalign-ignore-end script/*
});
const doc = `// stepalign-ignore alias/conflict: in a template`;
