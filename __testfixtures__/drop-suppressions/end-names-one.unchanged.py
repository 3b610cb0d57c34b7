STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths={
        # stepalign-ignore-start alias/conflict, contract/internal-output: they stay
        "checkpoints": "/opt/ml/checkpoints",
        # stepalign-ignore-end alias/conflict
    },
)
