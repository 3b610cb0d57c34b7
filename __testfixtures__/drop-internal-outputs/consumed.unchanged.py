from framework import DependencySpec, OutputSpec, StepSpecification, TrainingScriptContract

TRAINING_CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={},
    expected_output_paths={"checkpoints": "/opt/ml/checkpoints"},
)

TRAINING_SPEC = StepSpecification(step_type="Training", script_contract=TRAINING_CONTRACT, outputs=[])

RESUME_SPEC = StepSpecification(
    step_type="Resume",
    dependencies=[DependencySpec(logical_name="checkpoints", compatible_sources=["Training"])],
    outputs=[],
)
