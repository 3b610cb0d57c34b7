from framework import DependencySpec, DependencyType, OutputSpec, StepSpecification, TrainingScriptContract

TRAINING_CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={
        "input_path": "/opt/ml/input/data",
        "pretrained": "/opt/ml/input/data/pretrained"
    },
    expected_output_paths={
        "model_output": "/opt/ml/model",
        "evaluation": "/opt/ml/output/data"
    }
)

TRAINING_SPEC = StepSpecification(
    step_type="PyTorchTraining",
    script_contract=TRAINING_CONTRACT,
    dependencies=[
        DependencySpec(logical_name="input_path", dependency_type=DependencyType.TRAINING_DATA),
        DependencySpec(
            logical_name="pretrained",
            dependency_type=DependencyType.MODEL_ARTIFACTS,
            required=False,  # it may start from nothing
            compatible_sources=["Pretraining"]
        )
    ],
    outputs=[
        OutputSpec(
            logical_name="model_output",
            output_type=DependencyType.MODEL_ARTIFACTS,
            property_path="properties.ModelArtifacts.S3ModelArtifacts"
        ),
        OutputSpec(
            logical_name="evaluation",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath"
        )
    ]
)

OTHER_CONTRACT = TrainingScriptContract(
    entry_point="other.py",
    expected_input_paths={"checkpoint_model": "/opt/ml/input/data/pretrained"},
    expected_output_paths={"data_output": "/opt/ml/output/data"}
)

OTHER_SPEC = StepSpecification(
    step_type="OtherTraining",
    script_contract=OTHER_CONTRACT,
    dependencies=[
        # where training starts
        DependencySpec(
            logical_name="checkpoint_model",
            dependency_type=DependencyType.MODEL_ARTIFACTS,
            required=False,  # it may start from nothing
            compatible_sources=["Pretraining"]
        )
    ],
    outputs=[
        OutputSpec(
            logical_name="data_output",
            aliases=["eval_data"],
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath"
        )
    ]
)
