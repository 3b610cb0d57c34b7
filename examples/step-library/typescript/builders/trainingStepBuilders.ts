import { StepBuilderBase, TrainingStep, type Locations, type StepConfig } from 'step-framework';
import { pytorchTrainingSpec } from '../specs/pytorchTraining.js';
import { xgboostTrainingSpec } from '../specs/xgboostTraining.js';

/** Turns a configuration into a PyTorch training step. */
export class PyTorchTrainingStepBuilder extends StepBuilderBase {
  constructor(config: StepConfig) {
    super({ config, spec: pytorchTrainingSpec });
  }

  validateConfiguration() {
    this.require('instanceType', 'instanceCount');
  }

  getInputs(inputs: Locations) {
    return this.inputsOf(this.contract.expectedInputPaths, inputs);
  }

  getOutputs(outputs: Locations) {
    return this.config.outputPath;
  }

  createEstimator() {
    return this.sdk.estimator({ environment: this.getEnvironmentVariables() });
  }

  createStep() {
    return new TrainingStep({ name: this.getStepName(), estimator: this.createEstimator() });
  }
}

/** Turns a configuration into an XGBoost training step. */
export class XGBoostTrainingStepBuilder extends StepBuilderBase {
  constructor(config: StepConfig) {
    super({ config, spec: xgboostTrainingSpec });
  }

  validateConfiguration() {
    this.require('instanceType', 'instanceCount');
  }

  getInputs(inputs: Locations) {
    return this.inputsOf(this.contract.expectedInputPaths, inputs);
  }

  getOutputs(outputs: Locations) {
    return this.config.outputPath;
  }

  createEstimator() {
    return this.sdk.estimator({ environment: this.getEnvironmentVariables() });
  }

  createStep() {
    return new TrainingStep({ name: this.getStepName(), estimator: this.createEstimator() });
  }
}
