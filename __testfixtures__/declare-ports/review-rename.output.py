from framework import DependencyType, OutputSpec, StepSpecification, TrainingScriptContract

CONTRACT = TrainingScriptContract(
    expected_output_paths={
        "model_output": "/opt/ml/model",
        'data_output': "/opt/ml/output/data",
    },
)

SPEC = StepSpecification(
    step_type="PyTorchTraining",
    script_contract=CONTRACT,
    outputs={
        "model_output": OutputSpec(
            logical_name="model_output", property_path="properties.ModelArtifacts.S3ModelArtifacts"
        ),
        "data_output": OutputSpec(
            logical_name="data_output", property_path="properties.OutputDataConfig.S3OutputPath"
        ),
    },
)
