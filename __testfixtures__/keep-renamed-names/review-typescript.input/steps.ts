export const contract = new TrainingScriptContract({
  entryPoint: 'train.py',
  expectedOutputPaths: { model: '/opt/ml/model', evaluation: '/opt/ml/output/data' },
});
