"""What a pipeline sees of the PyTorch training step."""

from step_framework.specs import DependencySpec, DependencyType, NodeType, OutputSpec, StepSpecification

from ..registry.step_names import get_spec_step_type


# Imported when it is called: contracts and specs import each other
def _get_pytorch_train_contract():
    from ..contracts.pytorch_training_contract import PYTORCH_TRAIN_CONTRACT
    return PYTORCH_TRAIN_CONTRACT


PYTORCH_TRAINING_SPEC = StepSpecification(
    step_type=get_spec_step_type("PyTorchTraining"),
    node_type=NodeType.INTERNAL,
    script_contract=_get_pytorch_train_contract(),
    dependencies=[
        DependencySpec(
            logical_name="input_path",
            dependency_type=DependencyType.TRAINING_DATA,
            required=True,
            compatible_sources=["TabularPreprocessing"],
            semantic_keywords=["data", "input", "training"],
            data_type="S3Uri",
            description="Folder with train, val and test"
        )
    ],
    outputs=[
        OutputSpec(
            logical_name="model_output",
            output_type=DependencyType.MODEL_ARTIFACTS,
            property_path="properties.ModelArtifacts.S3ModelArtifacts",
            data_type="S3Uri",
            description="Trained PyTorch model artifacts",
            aliases=["ModelArtifacts", "model_data", "output_path", "model_input"]
        ),
        OutputSpec(
            logical_name="data_output",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.TrainingJobOutput.S3Output",
            data_type="S3Uri",
            description="Training evaluation results and predictions"
        )
    ]
)
