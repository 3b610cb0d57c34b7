export const stepNames = { XGBoostTraining: { sagemakerStepType: 'Training' } };

export const training = new StepSpecification({
  stepType: 'XGBoostTraining',
  dependencies: [
    {
      logicalName: 'checkpoint',
      dependencyType: 'MODEL_ARTIFACTS',
      required: false,
      compatibleSources: [
        'XGBoostTraining',
        `xgboost-training`, // of an earlier run
      ],
    },
    { logicalName: 'model', dependencyType: 'MODEL_ARTIFACTS', required: false, compatibleSources: ['XGBoostTrainin'] },
  ],
  outputs: [{ logicalName: 'model', outputType: 'MODEL_ARTIFACTS', aliases: ['model_data'] }],
});
