export const contract: ScriptContract = {
  entryPoint: 'evaluate.py',
  expectedInputPaths: { model: '/opt/ml/processing/input/model', weights: '/opt/ml/processing/input/weights' },
  expectedOutputPaths: {
    scores: '/opt/ml/processing/output/scores', // one for each row
    plots: '/opt/ml/processing/output/plots',
  },
};
