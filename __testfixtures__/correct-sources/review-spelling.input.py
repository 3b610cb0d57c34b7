"""A step library in one file."""

STEP_NAMES = {
    "XGBoostTraining": {"sagemaker_step_type": "Training"},
    "Evaluation": {"sagemaker_step_type": "Processing"},
}

XGBOOST_TRAINING_SPEC = StepSpecification(
    step_type="XGBoostTraining",
    outputs=[
        OutputSpec(
            logical_name="model_output",
            output_type=DependencyType.MODEL_ARTIFACTS,
            property_path="properties.ModelArtifacts.S3ModelArtifacts",
            aliases=["model_data"],
        )
    ],
)

EVALUATION_SPEC = StepSpecification(
    step_type="Evaluation",
    dependencies=[
        DependencySpec(
            logical_name="model_input",
            dependency_type=DependencyType.MODEL_ARTIFACTS,
            compatible_sources=["XgboostTraining", 'Xgboost-Training'],  # whichever comes first
        ),
        DependencySpec(
            logical_name="baseline",
            dependency_type=DependencyType.MODEL_ARTIFACTS,
            required=False,
            compatible_sources=["XGBoostTraining"],
        ),
    ],
)
