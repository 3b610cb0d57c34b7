"""Evaluates a model."""

MODELS = "/opt/ml/processing/input/models"  # as training left them


def main(input_paths, output_paths, environ_vars, job_args=None):
    if "models" in input_paths:
        load(input_paths["models"])
    return [input_paths["data"], output_paths["scores"]]


if __name__ == "__main__":
    main(
        input_paths={"models": MODELS, "data": "/opt/ml/processing/input/data"},
        output_paths={"scores": "/opt/ml/processing/output/scores"},
        environ_vars={},
    )
