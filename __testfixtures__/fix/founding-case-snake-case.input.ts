import { DependencyType, StepSpecification, TrainingScriptContract } from 'step-framework';

export const STEP_NAMES = {
  PyTorchTraining: { sagemaker_step_type: 'Training' },
  XGBoostTraining: { sagemaker_step_type: 'Training' },
} as const;

export const pytorchTrainContract = new TrainingScriptContract({
  entry_point: 'train.py',
  expected_output_paths: {
    model_output: '/opt/ml/model',
    data_output: '/opt/ml/output/data',
    checkpoints: '/opt/ml/checkpoints',
  },
  required_env_vars: [],
  optional_env_vars: {
    SM_CHECKPOINT_DIR: '/opt/ml/checkpoints',
  },
});

export const pytorchTrainingSpec = new StepSpecification({
  step_type: 'PyTorchTraining',
  script_contract: () => pytorchTrainContract,
  outputs: [
    {
      logical_name: 'model_output',
      output_type: DependencyType.MODEL_ARTIFACTS,
      property_path: 'properties.ModelArtifacts.S3ModelArtifacts',
      aliases: ['ModelArtifacts', 'model_data', 'output_path', 'model_input'],
    },
    {
      logical_name: 'data_output',
      output_type: DependencyType.PROCESSING_OUTPUT,
      property_path: 'properties.TrainingJobOutput.S3Output',
      description: 'Training evaluation results and predictions',
    },
  ],
});

export const xgboostTrainingSpec = new StepSpecification({
  step_type: 'XGBoostTraining',
  outputs: [
    {
      logical_name: 'evaluation_output',
      output_type: DependencyType.PROCESSING_OUTPUT,
      property_path: 'properties.OutputDataConfig.S3OutputPath',
      aliases: ['evaluation_data', 'eval_data', 'validation_output', 'test_output', 'prediction_results'],
    },
  ],
});
