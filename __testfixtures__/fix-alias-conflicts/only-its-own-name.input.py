SPEC = StepSpecification(
    step_type="Training",
    outputs=[
        OutputSpec(
            logical_name="data_output",
            aliases=["data_output"]
        )
    ]
)
