"""Evaluates a model."""

WEIGHTS = "/opt/ml/processing/input/weights"


def main(input_paths, output_paths, environ_vars, job_args=None):
    return [input_paths["weights"], output_paths["plots"]]


if __name__ == "__main__":
    main(
        input_paths={"model": "/opt/ml/processing/input/model", "weights": WEIGHTS},
        output_paths={"plots": "/opt/ml/processing/output/plots"},
        environ_vars={},
    )
