# The steps of the library.
from framework import OutputSpec, StepSpecification, TrainingScriptContract

STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}

CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={},
    # and what is said of it
    expected_output_paths={
        "model": "/opt/ml/model",  # noqa: E501  # type: ignore
        "checkpoints": "/opt/ml/checkpoints",  # stepalign-ignore contract/internal-output: it stays
        "logs": "/opt/ml/output/tensorboard",  # stepalign-ignore contract/internal-output: so it is
    },
)
DOC = """
# stepalign-ignore alias/conflict: in a string
"""
