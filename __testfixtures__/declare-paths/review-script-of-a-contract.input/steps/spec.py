from framework import DependencySpec, OutputSpec, StepSpecification
from .contract import CONTRACT

SPEC = StepSpecification(
    step_type="Evaluation",
    script_contract=CONTRACT,
    dependencies=[
        DependencySpec(logical_name="model"),
        DependencySpec(logical_name="data"),
        DependencySpec(logical_name="weights"),
    ],
    outputs=[OutputSpec(logical_name="scores"), OutputSpec(logical_name="plots")],
)
