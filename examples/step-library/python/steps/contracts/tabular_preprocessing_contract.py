"""What the preprocessing script reads and writes in its container."""

from step_framework.contracts import ScriptContract

TABULAR_PREPROCESSING_CONTRACT = ScriptContract(
    entry_point="tabular_preprocessing.py",
    expected_input_paths={},
    expected_output_paths={
        "processed_data": "/opt/ml/processing/output"
    },
    required_env_vars=["RAW_DATA_TABLE"],
    description="Reads a table and splits it into train, val and test"
)
