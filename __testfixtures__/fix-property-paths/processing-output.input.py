STEP_NAMES = {"Preprocess": {"sagemaker_step_type": "Processing"}}

PREPROCESS_CONTRACT = ScriptContract(
    entry_point="preprocess.py",
    expected_output_paths={"train_data": "/opt/ml/processing/output/train"}
)

PREPROCESS_SPEC = StepSpecification(
    step_type="Preprocess",
    script_contract=PREPROCESS_CONTRACT,
    outputs={
        "train_data": OutputSpec(
            logical_name="train_data",
            output_type=DependencyType.TRAINING_DATA,
            property_path="properties.ProcessingOutputs['train_data'].S3Output.S3Uri"
        )
    }
)
