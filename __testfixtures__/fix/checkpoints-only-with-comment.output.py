"""A step library in one file."""

STEP_NAMES = {
    "PyTorchTraining": {"spec_type": "PyTorchTraining", "sagemaker_step_type": "Training"},
    "XGBoostTraining": {"spec_type": "XGBoostTraining", "sagemaker_step_type": "Training"}
}

PYTORCH_TRAIN_CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths={
        # Outputs of the training job

    },
    required_env_vars=[],
    optional_env_vars={
        "SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"
    }
)

PYTORCH_TRAINING_SPEC = StepSpecification(
    step_type="PyTorchTraining",
    script_contract=PYTORCH_TRAIN_CONTRACT,
    outputs=[]
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
