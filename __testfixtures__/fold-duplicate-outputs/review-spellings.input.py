"""A step library in one file."""

SPEC = StepSpecification(
    step_type="TabularPreprocessing",
    outputs=[
        OutputSpec(
            logical_name="FullData",  # as it was called before
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.ProcessingOutputConfig.Outputs['full_data'].S3Output.S3Uri",
            aliases=["everything"],
        ),
        OutputSpec(
            logical_name="full_data",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.ProcessingOutputConfig.Outputs['full_data'].S3Output.S3Uri"
        )
    ],
)
