export * from './pytorchTraining.js';
export { xgboostTrainContract } from './xgboostTraining.js';
export * from './tabularPreprocessing.js';
