/** Every step of the library by its canonical name. */
export const STEP_NAMES = {
  PyTorchTraining: {
    builderStepName: 'PyTorchTrainingStepBuilder',
    specType: 'PyTorchTraining',
    sagemakerStepType: 'Training',
  },
  XGBoostTraining: {
    builderStepName: 'XGBoostTrainingStepBuilder',
    specType: 'XGBoostTraining',
    sagemakerStepType: 'Training',
  },
  TabularPreprocessing: {
    builderStepName: 'TabularPreprocessingStepBuilder',
    specType: 'TabularPreprocessing',
    sagemakerStepType: 'Processing',
  },
} as const;
