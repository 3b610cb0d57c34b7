import { contract } from './contract.js';

export const spec = defineStepSpec({
  stepType: 'Evaluation',
  scriptContract: contract,
  dependencies: { model: {}, weights: {} },
  outputs: { scores: {}, plots: {} },
});
