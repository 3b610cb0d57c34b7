import { DependencyType, StepSpecification, TrainingScriptContract } from 'step-framework';

export const STEP_NAMES = {
  PyTorchTraining: { sagemakerStepType: 'Training' },
  XGBoostTraining: { sagemakerStepType: 'Training' },
} as const;

export const pytorchTrainContract = new TrainingScriptContract({
  entryPoint: 'train.py',
  expectedOutputPaths: {
    checkpoints: '/opt/ml/checkpoints',
  },
  requiredEnvVars: [],
  optionalEnvVars: {
    SM_CHECKPOINT_DIR: '/opt/ml/checkpoints',
  },
});

export const pytorchTrainingSpec = new StepSpecification({
  stepType: 'PyTorchTraining',
  scriptContract: () => pytorchTrainContract,
  outputs: [
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
