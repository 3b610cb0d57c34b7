"""Builds the PyTorch training step."""

from step_framework.builders import StepBuilderBase
from step_framework.steps import TrainingStep

from ..specs.pytorch_training_spec import PYTORCH_TRAINING_SPEC


class PyTorchTrainingStepBuilder(StepBuilderBase):
    """Turns a configuration into a PyTorch training step."""

    def __init__(self, config, session=None, role=None):
        super().__init__(config=config, spec=PYTORCH_TRAINING_SPEC, session=session, role=role)

    def validate_configuration(self):
        self.require("instance_type", "instance_count")

    def _get_inputs(self, inputs):
        return self.inputs_of(self.contract.expected_input_paths, inputs)

    def _get_outputs(self, outputs):
        return self.config.output_path

    def _create_estimator(self):
        return self.sdk.estimator(environment=self._get_environment_variables())

    def create_step(self, **kwargs):
        return TrainingStep(name=self._get_step_name(), estimator=self._create_estimator())
