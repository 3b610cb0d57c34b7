from framework import TrainingScriptContract

TRAINING_CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={"train": "/opt/ml/input/data/train"},
    expected_output_paths={"model": "/opt/ml/model"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
