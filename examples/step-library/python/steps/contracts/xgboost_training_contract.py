"""What the XGBoost training script reads and writes in its container."""

from step_framework.contracts import TrainingScriptContract

XGBOOST_TRAIN_CONTRACT = TrainingScriptContract(
    entry_point="xgboost_training.py",
    expected_input_paths={
        "input_path": "/opt/ml/input/data"
    },
    expected_output_paths={
        "model_output": "/opt/ml/model",
        "evaluation_output": "/opt/ml/output/data"
    },
    required_env_vars=[],
    framework_requirements={
        "xgboost": "==1.7.6"
    },
    description="Trains a gradient-boosted classifier on tabular data"
)
