"""Builds the XGBoost training step."""

from step_framework.builders import StepBuilderBase

from ..specs.xgboost_training_spec import XGBOOST_TRAINING_SPEC


class XGBoostTrainingStepBuilder(StepBuilderBase):
    """Turns a configuration into a XGBoost training step."""

    def __init__(self, config, session=None, role=None):
        super().__init__(config=config, spec=XGBOOST_TRAINING_SPEC, session=session, role=role)
