from framework import ScriptContract, StepSpecification, DependencySpec, OutputSpec

CONTRACT = ScriptContract(
    entry_point="evaluate.py",
    expected_input_paths={
        "models": "/opt/ml/processing/input/models",
        "data": "/opt/ml/processing/input/data",
    },
    expected_output_paths={"scores": "/opt/ml/processing/output/scores"},
)

SPEC = StepSpecification(
    step_type="Evaluate",
    script_contract=CONTRACT,
    dependencies=[DependencySpec(logical_name="models"), DependencySpec(logical_name="data")],
    outputs=[
        OutputSpec(
            logical_name="scores",
            property_path="properties.ProcessingOutputConfig.Outputs['scores'].S3Output.S3Uri",
        )
    ],
)
