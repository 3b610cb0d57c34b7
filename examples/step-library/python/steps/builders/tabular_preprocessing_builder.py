"""Builds the tabular preprocessing step."""

from step_framework.builders import StepBuilderBase
from step_framework.steps import ProcessingStep

from ..specs.tabular_preprocessing_spec import TABULAR_PREPROCESSING_SPEC


class TabularPreprocessingStepBuilder(StepBuilderBase):
    """Turns a configuration into a tabular preprocessing step."""

    def __init__(self, config, session=None, role=None):
        super().__init__(config=config, spec=TABULAR_PREPROCESSING_SPEC, session=session, role=role)

    def validate_configuration(self):
        self.require("instance_type", "instance_count")

    def _get_inputs(self, inputs):
        return self.inputs_of(self.contract.expected_input_paths, inputs)

    def _get_outputs(self, outputs):
        return self.outputs_of(self.contract.expected_output_paths)

    def _create_processor(self):
        return self.sdk.processor(environment=self._get_environment_variables())

    def create_step(self, **kwargs):
        return ProcessingStep(name=self._get_step_name(), processor=self._create_processor())
