import { TrainingScriptContract } from 'step-framework';

/** What the PyTorch training script reads and writes in its container. */
export const pytorchTrainContract = new TrainingScriptContract({
  entryPoint: 'train.py',
  expectedInputPaths: {
    input_path: '/opt/ml/input/data',
    // SageMaker itself provides /opt/ml/input/config/hyperparameters.json
  },
  expectedOutputPaths: {
    model_output: '/opt/ml/model',
    data_output: '/opt/ml/output/data',
    checkpoints: '/opt/ml/checkpoints',
  },
  requiredEnvVars: [],
  optionalEnvVars: {
    SM_CHECKPOINT_DIR: '/opt/ml/checkpoints',
  },
  description: 'Trains a multimodal classifier with Lightning',
});
