SPEC = StepSpecification(
    step_type="Training",
    outputs=[
        OutputSpec(
            logical_name="data_output",
            aliases=["eval_data", "EVAL_DATA", "data_output", "metrics"]
        )
    ]
)
