# The steps of the library.
# stepalign-ignore-all spec/node-type: all of them are so
from framework import OutputSpec, StepSpecification, TrainingScriptContract

STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}  # stepalign-ignore builder/*

# stepalign-ignore-start script/*: a block
CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={},
    # stepalign-ignore alias/conflict: above an item
    # and what is said of it
    expected_output_paths={
        "model": "/opt/ml/model",  # noqa: E501  # stepalign-ignore alias/conflict: why  # type: ignore
        "checkpoints": "/opt/ml/checkpoints",  # stepalign-ignore contract/internal-output: it stays
        "logs": "/opt/ml/output/tensorboard",  # stepalign-ignore builder/*, contract/internal-output, spec/*: so it is
    },
    # stepalign-ignore-end
)
DOC = """
# stepalign-ignore alias/conflict: in a string
"""
# stepalign-ignore spec/unlinked: at the end
