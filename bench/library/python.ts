/** The Python files that stand beside a step's contract and spec: its builder, its configuration and its script. */
import type { StepModel } from '../../test/support/drifting-library.ts';
import type { Files } from '../../test/support/library.ts';
import type { DriftedStep } from './drift.ts';
import { script, withVariables } from './script.ts';

const SDK_OBJECT = {
  Training: { method: '_create_estimator', step: 'TrainingStep', argument: 'estimator', sdk: 'PyTorch' },
  Processing: {
    method: '_create_processor',
    step: 'ProcessingStep',
    argument: 'processor',
    sdk: 'SKLearnProcessor',
  },
} as const;

function builder(step: StepModel): string {
  const { name, kind, hasCheckpointVariable } = step;
  const { method, step: stepClass, argument, sdk } = SDK_OBJECT[kind];
  const upper = name.toUpperCase();
  const checkpoints = hasCheckpointVariable
    ? '\n            checkpoint_s3_uri=self.config.checkpoint_s3_uri,'
    : '';
  return `"""Builds the step ${name}."""

import logging
from typing import Any, Dict, List, Optional

from framework import StepBuilderBase
from sagemaker.workflow.steps import ${stepClass}

from ..configs.${name.toLowerCase()} import ${name}Config
from ..specs.${name.toLowerCase()} import ${upper}_SPEC

logger = logging.getLogger(__name__)


class ${name}StepBuilder(StepBuilderBase):
    """Turns a ${name}Config into a ${kind.toLowerCase()} step.

    What goes in and out is derived from the spec and the contract; the configuration holds the machines.
    """

    def __init__(
        self,
        config: ${name}Config,
        sagemaker_session: Any = None,
        role: Optional[str] = None,
        registry_manager: Any = None,
    ) -> None:
        super().__init__(
            config=config,
            spec=${upper}_SPEC,
            sagemaker_session=sagemaker_session,
            role=role,
            registry_manager=registry_manager,
        )
        self.config: ${name}Config = config

    def validate_configuration(self) -> None:
        for field in ("instance_type", "instance_count", "volume_size"):
            if getattr(self.config, field, None) in (None, ""):
                raise ValueError(f"${name}Config lacks {field}")
        logger.info("%s is complete", type(self.config).__name__)

    def _get_environment_variables(self) -> Dict[str, str]:
        variables = super()._get_environment_variables()
        variables["LOG_LEVEL"] = self.config.log_level
        return variables

    def _get_inputs(self, inputs: Dict[str, Any]) -> List[Any]:
        paths = self.contract.expected_input_paths
        return [self._input(name, source, paths[name]) for name, source in inputs.items() if name in paths]

    def _get_outputs(self, outputs: Dict[str, Any]) -> List[Any]:
        base = self.config.pipeline_s3_loc
        return [
            self._output(name, outputs.get(name, f"{base}/${name.toLowerCase()}/{name}"), path)
            for name, path in self.contract.expected_output_paths.items()
        ]

    def ${method}(self) -> Any:
        return self.sdk.${sdk}(
            role=self.role,
            instance_type=self.config.instance_type,
            instance_count=self.config.instance_count,
            volume_size=self.config.volume_size,${checkpoints}
            environment=self._get_environment_variables(),
            sagemaker_session=self.session,
        )

    def create_step(self, **kwargs: Any) -> ${stepClass}:
        inputs = self.extract_inputs_from_dependencies(kwargs.get("dependencies", []))
        step = ${stepClass}(
            name=self._get_step_name(),
            ${argument}=self.${method}(),
            inputs=self._get_inputs(inputs),
            depends_on=kwargs.get("dependencies", []),
            cache_config=self._get_cache_config(kwargs.get("enable_caching", True)),
        )
        setattr(step, "_spec", self.spec)
        return step
`;
}

function config({ name, hasCheckpointVariable }: StepModel): string {
  return `"""What can be set for the step ${name}."""

from typing import Optional

from framework import BasePipelineConfig
from pydantic import Field, field_validator


class ${name}Config(BasePipelineConfig):
    """The machines of ${name} and the limits that it works within."""

    instance_type: str = Field(default="ml.m5.4xlarge", description="Type of the machine")
    instance_count: int = Field(default=1, ge=1, le=16)
    volume_size: int = Field(default=500, ge=10)
    log_level: str = Field(default="INFO")
    label_name: Optional[str] = None
${hasCheckpointVariable ? '    checkpoint_s3_uri: Optional[str] = None\n' : ''}
    @field_validator("instance_type")
    @classmethod
    def is_machine_learning_type(cls, value: str) -> str:
        if not value.startswith("ml."):
            raise ValueError(f"{value} is no instance type of SageMaker")
        return value
`;
}

/**
 * @param written the step's contract and spec
 * @returns the contract with what the drift changes in it, the builder, the configuration and the script
 */
export function pythonCompanions({ step, script: drift }: DriftedStep, written: Files): Files {
  const lower = step.name.toLowerCase();
  const contract = `lib/contracts/${lower}.py`;
  return {
    [contract]: withVariables(String(written[contract] ?? ''), drift),
    [`lib/builders/${lower}.py`]: builder(step),
    [`lib/configs/${lower}.py`]: config(step),
    [`lib/scripts/${step.entryPoint}`]: script(step, drift),
  };
}
