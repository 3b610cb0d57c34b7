import { OutputSpec, StepSpecification, TrainingScriptContract } from 'framework';
import { field } from './fields';

export const contract = new TrainingScriptContract({
  expectedInputPaths: {},
  expectedOutputPaths: { model: '/opt/ml/model' },
});

export const spec = new StepSpecification({
  stepType: 'Training',
  scriptContract: contract,
  outputs: [new OutputSpec({ logicalName: 'model', propertyPath: `properties.${field()}.S3Uri` })],
});
