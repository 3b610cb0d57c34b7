"""What a pipeline sees of the preprocessing step."""

from step_framework.specs import DependencyType, NodeType, OutputSpec, StepSpecification

from ..contracts.tabular_preprocessing_contract import TABULAR_PREPROCESSING_CONTRACT
from ..registry.step_names import get_spec_step_type

TABULAR_PREPROCESSING_SPEC = StepSpecification(
    step_type=get_spec_step_type("TabularPreprocessing"),
    node_type=NodeType.SOURCE,
    script_contract=TABULAR_PREPROCESSING_CONTRACT,
    dependencies=[],
    outputs=[
        OutputSpec(
            logical_name="processed_data",
            output_type=DependencyType.TRAINING_DATA,
            property_path="properties.ProcessingOutputConfig.Outputs['processed_data'].S3Output.S3Uri",
            data_type="S3Uri",
            description="Folder with train, val and test",
            aliases=["input_path", "training_data"]
        )
    ]
)
