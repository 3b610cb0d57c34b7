from framework import OutputSpec, StepSpecification
from .tabular_contract import TABULAR_CONTRACT

TABULAR_SPEC = StepSpecification(
    step_type="Tabular",
    script_contract=TABULAR_CONTRACT,
    outputs=[OutputSpec(logical_name="data")],
)
