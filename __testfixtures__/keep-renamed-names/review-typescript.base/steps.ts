export const contract = new TrainingScriptContract({
  entryPoint: 'train.py',
  expectedOutputPaths: { model: '/opt/ml/model', metrics: '/opt/ml/output/data' },
});
