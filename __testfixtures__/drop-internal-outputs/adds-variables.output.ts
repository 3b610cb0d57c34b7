import { DependencyType, StepSpecification, TrainingScriptContract } from 'step-framework';

export const STEP_NAMES = {
  PyTorchTraining: { sagemakerStepType: 'Training' },
  XGBoostTraining: { sagemakerStepType: 'Training' },
} as const;

export const pytorchTrainContract = new TrainingScriptContract({
  entryPoint: 'train.py',
  expectedOutputPaths: {
    model_output: '/opt/ml/model',
    data_output: '/opt/ml/output/data',
  },
  requiredEnvVars: [],
  optionalEnvVars: { SM_CHECKPOINT_DIR: '/opt/ml/checkpoints' },
  description: 'Trains',
});

export const pytorchTrainingSpec = new StepSpecification({
  stepType: 'PyTorchTraining',
  scriptContract: () => pytorchTrainContract,
  outputs: [
    {
      logicalName: 'model_output',
      outputType: DependencyType.MODEL_ARTIFACTS,
      propertyPath: 'properties.ModelArtifacts.S3ModelArtifacts',
      aliases: ['ModelArtifacts', 'model_data', 'output_path', 'model_input'],
    },
    {
      logicalName: 'data_output',
      outputType: DependencyType.PROCESSING_OUTPUT,
      propertyPath: 'properties.OutputDataConfig.S3OutputPath',
      description: 'Training evaluation results and predictions',
      aliases: ['evaluation_data', 'eval_data', 'validation_output', 'test_output', 'prediction_results'],
    },
  ],
});

export const xgboostTrainingSpec = new StepSpecification({
  stepType: 'XGBoostTraining',
  outputs: [
    {
      logicalName: 'evaluation_output',
      outputType: DependencyType.PROCESSING_OUTPUT,
      propertyPath: 'properties.OutputDataConfig.S3OutputPath',
      aliases: ['evaluation_data', 'eval_data', 'validation_output', 'test_output', 'prediction_results'],
    },
  ],
});
