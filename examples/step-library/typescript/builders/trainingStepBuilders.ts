import { StepBuilderBase, type StepConfig } from 'step-framework';
import { pytorchTrainingSpec } from '../specs/pytorchTraining.js';
import { xgboostTrainingSpec } from '../specs/xgboostTraining.js';

export class PyTorchTrainingStepBuilder extends StepBuilderBase {
  constructor(config: StepConfig) {
    super({ config, spec: pytorchTrainingSpec });
  }
}

export class XGBoostTrainingStepBuilder extends StepBuilderBase {
  constructor(config: StepConfig) {
    super({ config, spec: xgboostTrainingSpec });
  }
}
