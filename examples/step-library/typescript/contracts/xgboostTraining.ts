import { TrainingScriptContract } from 'step-framework';

/** What the XGBoost training script reads and writes in its container. */
export const xgboostTrainContract = new TrainingScriptContract({
  entryPoint: 'xgboost_training.py',
  expectedInputPaths: {
    input_path: '/opt/ml/input/data',
  },
  expectedOutputPaths: {
    model_output: '/opt/ml/model',
    evaluation_output: '/opt/ml/output/data',
  },
  requiredEnvVars: [],
  description: 'Trains a gradient-boosted classifier on tabular data',
});
