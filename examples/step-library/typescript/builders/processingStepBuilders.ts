import { ProcessingStep, StepBuilderBase, type Locations, type StepConfig } from 'step-framework';
import { tabularPreprocessingSpec } from '../specs/tabularPreprocessing.js';

/** Turns a configuration into a tabular preprocessing step. */
export class TabularPreprocessingStepBuilder extends StepBuilderBase {
  constructor(config: StepConfig) {
    super({ config, spec: tabularPreprocessingSpec });
  }

  validateConfiguration() {
    this.require('instanceType', 'instanceCount');
  }

  getInputs(inputs: Locations) {
    return this.inputsOf(this.contract.expectedInputPaths, inputs);
  }

  getOutputs(outputs: Locations) {
    return this.outputsOf(this.contract.expectedOutputPaths);
  }

  createProcessor() {
    return this.sdk.processor({ environment: this.getEnvironmentVariables() });
  }

  createStep() {
    return new ProcessingStep({ name: this.getStepName(), processor: this.createProcessor() });
  }
}
