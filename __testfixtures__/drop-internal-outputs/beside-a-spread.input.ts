import { OutputSpec, StepSpecification, TrainingScriptContract } from 'framework';

const base = { model: '/opt/ml/model' } as const;

const contract = new TrainingScriptContract({
  expectedInputPaths: {},
  expectedOutputPaths: { ...base, checkpoints: '/opt/ml/checkpoints' },
  optionalEnvVars: { SM_CHECKPOINT_DIR: '/opt/ml/checkpoints' },
});

export const spec = new StepSpecification({
  stepType: 'Training',
  scriptContract: contract,
  outputs: [
    new OutputSpec({ logicalName: 'model', propertyPath: 'properties.ModelArtifacts.S3ModelArtifacts' }),
  ],
});
