export * from './pytorchTraining.js';
export { xgboostTrainContract } from './xgboostTraining.js';
