from framework import ScriptContract

CONTRACT = ScriptContract(
    entry_point="evaluate.py",
    expected_input_paths={
        "model": "/opt/ml/processing/input/model",  # as training left it
        "data": "/opt/ml/processing/input/data"
    },
    expected_output_paths={"scores": "/opt/ml/processing/output/scores"},
)
