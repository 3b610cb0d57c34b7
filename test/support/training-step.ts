/** The founding case in several files, to be varied by tests. */

export const CONTRACT_FILE = 'steps/contracts/pytorch_contract.py';
export const SPEC_FILE = 'steps/specs/pytorch_spec.py';

export const CONTRACT = `from framework import TrainingScriptContract

PYTORCH_CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={"input_path": "/opt/ml/input/data"},
    expected_output_paths={
        "model_output": "/opt/ml/model",
        "data_output": "/opt/ml/output/data",
        "checkpoints": "/opt/ml/checkpoints"
    },
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}
)
`;

export const SPEC = `from framework import DependencySpec, DependencyType, OutputSpec, StepSpecification
from ..contracts.pytorch_contract import PYTORCH_CONTRACT

PYTORCH_SPEC = StepSpecification(
    step_type="PyTorchTraining",
    script_contract=PYTORCH_CONTRACT,
    dependencies=[DependencySpec(logical_name="input_path", dependency_type=DependencyType.TRAINING_DATA)],
    outputs=[
        OutputSpec(
            logical_name="model_output",
            output_type=DependencyType.MODEL_ARTIFACTS,
            property_path="properties.ModelArtifacts.S3ModelArtifacts",
            aliases=["model_data"]
        ),
        OutputSpec(
            logical_name="data_output",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath",
            aliases=["evaluation_data"]
        )
    ]
)
`;

export const REGISTRY = `STEP_NAMES = {
    "PyTorchTraining": {"builder_step_name": "PyTorchTrainingStepBuilder", "sagemaker_step_type": "Training"},
    "Evaluation": {"builder_step_name": "EvaluationStepBuilder", "sagemaker_step_type": "Processing"}
}
`;

export const BUILDER = `from framework import StepBuilderBase
from ..specs.pytorch_spec import PYTORCH_SPEC


class PyTorchTrainingStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=PYTORCH_SPEC, checkpoint_s3_uri=config.checkpoint_s3_uri)
`;

/** The library whose only drift is the contract's output \`checkpoints\`. */
export const LIBRARY: Readonly<Record<string, string>> = {
  [CONTRACT_FILE]: CONTRACT,
  [SPEC_FILE]: SPEC,
  'steps/registry.py': REGISTRY,
  'steps/builders/pytorch_builder.py': BUILDER,
};

/** The same with drift in two files: the contract's, and a property path that the API never had. */
export const DRIFTING_LIBRARY: Readonly<Record<string, string>> = {
  ...LIBRARY,
  [SPEC_FILE]: SPEC.replace('OutputDataConfig.S3OutputPath', 'TrainingJobOutput.S3Output'),
};

/**
 * Replaces a part of a text.
 * @throws Error where the part isn't there: the test would test nothing
 */
export function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`the text doesn't hold ${part}`);
  return text.replace(part, by);
}
