import { contract } from './steps.js';

export const spec = new StepSpecification({
  stepType: 'Training',
  scriptContract: contract,
  outputs: {
    model: { outputType: DependencyType.MODEL_ARTIFACTS, propertyPath: 'properties.ModelArtifacts.S3ModelArtifacts' },
    evaluation: {
      outputType: DependencyType.PROCESSING_OUTPUT,
      propertyPath: 'properties.OutputDataConfig.S3OutputPath',
      aliases: ['metrics'],
    },
  },
});
