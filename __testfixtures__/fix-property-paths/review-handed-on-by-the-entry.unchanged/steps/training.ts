import { MODEL_PATH } from '.';

export const trainingSpec = new StepSpecification({
  stepType: 'Training',
  outputs: { model: { propertyPath: MODEL_PATH, aliases: ['artifacts'] } },
});
