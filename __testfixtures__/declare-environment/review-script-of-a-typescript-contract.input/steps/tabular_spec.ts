import { tabularContract } from './tabular_contract.js';

export const tabularSpec = new StepSpecification({
  stepType: 'Tabular',
  scriptContract: tabularContract,
  outputs: { data: {} },
});
