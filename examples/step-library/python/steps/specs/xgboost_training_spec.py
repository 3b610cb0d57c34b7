"""What a pipeline sees of the XGBoost training step."""

from step_framework.specs import DependencySpec, DependencyType, NodeType, OutputSpec, StepSpecification

from ..contracts import XGBOOST_TRAIN_CONTRACT
from ..registry.step_names import get_spec_step_type

XGBOOST_TRAINING_SPEC = StepSpecification(
    step_type=get_spec_step_type("XGBoostTraining"),
    node_type=NodeType.INTERNAL,
    script_contract=XGBOOST_TRAIN_CONTRACT,
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
            description="Trained XGBoost model artifacts",
            aliases=["ModelArtifacts", "model_data", "output_path", "model_input"]
        ),
        OutputSpec(
            logical_name="evaluation_output",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath",
            data_type="S3Uri",
            description="Evaluation results and predictions",
            aliases=["evaluation_data", "eval_data", "validation_output", "test_output", "prediction_results"]
        )
    ]
)
