import { MODEL_PATH } from './index.js';

export const tuningSpec = new StepSpecification({
  stepType: 'Training',
  outputs: { model: { propertyPath: MODEL_PATH, aliases: ['artifacts'] } },
});
