from framework import ProcessingScriptContract

TABULAR_CONTRACT = ProcessingScriptContract(
    entry_point="tabular.py",
    expected_output_paths={"data": "/opt/ml/processing/output"},
    required_env_vars=[
        "REGION",  # where the buckets are
        "LABEL_NAME",
        "ID_NAME",
        "WEIGHT_NAME"
    ],
    optional_env_vars={"SPLIT": "0.8", "STAGE": "dev"},
)
