from framework import OutputSpec, StepSpecification, TrainingScriptContract

BASE = {"model": "/opt/ml/model"}

CONTRACT = TrainingScriptContract(
    expected_input_paths={},
    expected_output_paths={
        **BASE,
    },
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)

SPEC = StepSpecification(
    step_type="Training",
    script_contract=CONTRACT,
    outputs=[OutputSpec(logical_name="model", property_path="properties.ModelArtifacts.S3ModelArtifacts")],
)
