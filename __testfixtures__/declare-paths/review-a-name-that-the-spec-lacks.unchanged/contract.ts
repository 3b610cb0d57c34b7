export const contract: ScriptContract = {
  entryPoint: 'evaluate.py',
  expectedInputPaths: { model: '/opt/ml/processing/input/model' },
  expectedOutputPaths: {
    scores: '/opt/ml/processing/output/scores', // one for each row
  },
};
