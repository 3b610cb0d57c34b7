from framework import DependencyType, OutputSpec, StepSpecification
from .contract import CONTRACT

SPEC = StepSpecification(
    step_type="Training",
    script_contract=CONTRACT,
    outputs=[
        OutputSpec(
            logical_name="model",
            output_type=DependencyType.MODEL_ARTIFACTS,
            property_path="properties.ModelArtifacts.S3ModelArtifacts",
        ),
        OutputSpec(
            logical_name="evaluation",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath",
            aliases=[
                "evaluation_data",  # what calibration asks for
                "eval_output"
            ],
        ),
    ],
)
