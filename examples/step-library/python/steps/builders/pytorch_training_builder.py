"""Builds the PyTorch training step."""

from step_framework.builders import StepBuilderBase

from ..specs.pytorch_training_spec import PYTORCH_TRAINING_SPEC


class PyTorchTrainingStepBuilder(StepBuilderBase):
    """Turns a configuration into a PyTorch training step."""

    def __init__(self, config, session=None, role=None):
        super().__init__(config=config, spec=PYTORCH_TRAINING_SPEC, session=session, role=role)
