"""What the PyTorch training script reads and writes in its container."""

from step_framework.contracts import TrainingScriptContract

PYTORCH_TRAIN_CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={
        "input_path": "/opt/ml/input/data"
        # SageMaker itself provides /opt/ml/input/config/hyperparameters.json
    },
    expected_output_paths={
        "model_output": "/opt/ml/model",
        "data_output": "/opt/ml/output/data",
        "checkpoints": "/opt/ml/checkpoints"
    },
    required_env_vars=[
        # None: the script reads hyperparameters.json
    ],
    optional_env_vars={
        "SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"
    },
    framework_requirements={
        "torch": "==2.1.2",
        "lightning": "==2.1.3"
    },
    description="Trains a multimodal classifier with Lightning"
)
