"""A step library in one file."""

STEP_NAMES = {
    "PyTorchTraining": {"spec_type": "PyTorchTraining", "sagemaker_step_type": "Training"},
    "XGBoostTraining": {"spec_type": "XGBoostTraining", "sagemaker_step_type": "Training"}
}

PYTORCH_TRAIN_CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths={
        "model_output": "/opt/ml/model",
        "data_output": "/opt/ml/output/data"
    },
    required_env_vars=[],
    optional_env_vars={
        "SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"
    }
)

PYTORCH_TRAINING_SPEC = StepSpecification(
    step_type="PyTorchTraining",
    script_contract=PYTORCH_TRAIN_CONTRACT,
    outputs=[
        OutputSpec(
            logical_name="model_output",
            output_type=DependencyType.MODEL_ARTIFACTS,
            property_path="properties.ModelArtifacts.S3ModelArtifacts",
            aliases=["ModelArtifacts", "model_data", "output_path", "model_input"]
        ),
        OutputSpec(
            logical_name="data_output",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath",
            data_type="S3Uri",
            description="Training evaluation results and predictions",
            aliases=[]
        )
    ]
)

XGBOOST_TRAINING_SPEC = StepSpecification(
    step_type="XGBoostTraining",
    outputs=[
        OutputSpec(
            logical_name="evaluation_output",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath",
            aliases=["evaluation_data", "eval_data", "validation_output", "test_output", "prediction_results"]
        )
    ]
)
