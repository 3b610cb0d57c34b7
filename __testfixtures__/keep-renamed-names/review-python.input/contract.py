from framework import TrainingScriptContract

CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths={"model": "/opt/ml/model", "evaluation": "/opt/ml/output/data"},
)
