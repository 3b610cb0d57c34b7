from framework import DependencySpec, OutputSpec, StepSpecification
from .training_contract import TRAINING_CONTRACT

TRAINING_SPEC = StepSpecification(
    step_type="Training",
    script_contract=TRAINING_CONTRACT,
    dependencies=[DependencySpec(logical_name="train")],
    outputs=[OutputSpec(logical_name="model", property_path="properties.ModelArtifacts.S3ModelArtifacts")],
)
