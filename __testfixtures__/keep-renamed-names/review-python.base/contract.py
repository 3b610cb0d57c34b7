from framework import TrainingScriptContract

CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths={"model": "/opt/ml/model", "metrics": "/opt/ml/output/data"},
)
