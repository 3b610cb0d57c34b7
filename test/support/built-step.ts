/** A training step with its builder, to be varied by tests. */

/** What a builder of a training step has. */
export const METHODS = `    def validate_configuration(self): ...

    def _get_inputs(self, inputs): ...

    def _get_outputs(self, outputs): ...

    def _create_estimator(self):
        return PyTorch(entry_point="train.py")

    def create_step(self, **kwargs): ...
`;

/** A training step with its builder. */
export const TRAINING_LIBRARY = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training", "builder_step_name": "TrainStepBuilder"}}

CONTRACT = TrainingScriptContract(expected_output_paths={"model": "/opt/ml/model"})

SPEC = StepSpecification(step_type="Train", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])


class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=SPEC)

${METHODS}`;

/** The same in TypeScript. */
export const TYPESCRIPT_LIBRARY = `export const STEP_NAMES = { Train: { sagemakerStepType: 'Training' } };
const contract = new TrainingScriptContract({ expectedOutputPaths: { model: '/opt/ml/model' } });
const spec = new StepSpecification({ stepType: 'Train', scriptContract: contract, outputs: { model: {} } });

export class TrainStepBuilder extends StepBuilderBase {
  constructor() {
    super({ spec });
  }
  validateConfiguration() {}
  getInputs(inputs: Locations) {}
  getOutputs(outputs: Locations) {}
  createEstimator() {}
  createStep() {}
}
`;
