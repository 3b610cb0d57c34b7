SPEC = StepSpecification(
    step_type="Training",
    outputs=[
        OutputSpec(
            logical_name="data_output",
            aliases=[
                "Data_Output",  # its own name
                "eval_data",
                # for older steps
                "metrics",
                "eval_data"
            ]
        )
    ]
)
