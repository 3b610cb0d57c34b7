/** A library in which each rule that names a key finds two drifts at one port, or in one declaration. */
import type { Files } from './library.ts';

export const TWICE_DRIFTING: Files = {
  'steps/registry.py': `STEP_NAMES = {
    "Train": {"sagemaker_step_type": "Training", "builder_step_name": "TrainStepBuilder"},
    "Process": {"sagemaker_step_type": "Processing", "builder_step_name": "ProcessStepBuilder"},
}
`,
  'steps/contracts.py': `# stepalign-ignore-all alias/conflict, alias/missing-standard, no/rule, no/other
# stepalign-ignore
# stepalign-ignore-line alias/conflict
TRAIN = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={"data": "/tmp/in"},
    expected_output_paths={"data": "/tmp/out"},
    expected_arguments={"one": "1", "two": "2"},
    required_env_vars=["THIRD", "FOURTH"],
    optional_env_vars={
        "FIFTH": "5",
        "SIXTH": "6",
        "SM_CHECKPOINT_DIR": "/opt/ml/checkpoints",
        "BOARD": "/opt/ml/output/tensorboard",
    },
)
PROCESS = ScriptContract(
    entry_point="process.py",
    expected_input_paths={
        "data": "/opt/ml/processing/input/data",
        "a": "/opt/ml/processing/input/a",
        "b": "/opt/ml/processing/input/b",
    },
    expected_output_paths={
        "data": "/opt/ml/processing/output/data",
        "c": "/opt/ml/processing/output/c",
        "d": "/opt/ml/processing/output/d",
    },
    required_env_vars=[],
    optional_env_vars={"SEVENTH": "7", "EIGHTH": "8"},
)
`,
  'steps/specs.py': `from .contracts import PROCESS, TRAIN

TRAIN_SPEC = StepSpecification(
    step_type="Train",
    script_contract=TRAIN,
    dependencies=[DependencySpec(logical_name="data"), DependencySpec(logical_name="more")],
    outputs=[
        OutputSpec(logical_name="data", aliases=["data", "an alias", "more"]),
        OutputSpec(logical_name="more"),
    ],
)
PROCESS_SPEC = StepSpecification(
    step_type="Process",
    script_contract=PROCESS,
    dependencies=[DependencySpec(logical_name=name) for name in ["data"]],
    outputs=[OutputSpec(logical_name=name) for name in ["data"]],
)
UNLINKED_SPEC = StepSpecification(step_type="Other", script_contract=MISSING, dependencies=[], outputs=[])
`,
  'steps/train.py': `import argparse
import os

A = "/opt/ml/checkpoints/a"
B = "/opt/ml/checkpoints/b"
C = "/opt/ml/somewhere/c"
D = "/opt/ml/somewhere/d"
E = os.environ["FIRST"]
F = os.environ["SECOND"]
G = os.environ["SM_OWN_FIRST"]
H = os.environ["SM_OWN_SECOND"]
I = os.environ.get("THIRD", "3")
J = os.environ.get("FOURTH", "4")
K = os.environ.get("FIFTH", "50")
L = os.environ.get("SIXTH", "60")


def main(input_paths, output_paths, environ_vars, job_args):
    input_paths["third"]
    output_paths["third"]


parser = argparse.ArgumentParser()
parser.add_argument("--three", required=True)
parser.add_argument("--four", required=True)
`,
  'steps/process.py': `import os

A = os.environ["SM_MODEL_DIR"]
B = os.environ["SM_CHANNEL_TRAIN"]
C = "/opt/ml/processing/input/a"
D = "/opt/ml/processing/input/b"
E = "/opt/ml/processing/output/c"
F = "/opt/ml/processing/output/d"
`,
  'steps/handing.py': `HAND = ScriptContract(
    entry_point="hand.py",
    expected_input_paths={
        "data": "/opt/ml/processing/input/data",
        "tables": "/opt/ml/processing/input/tables",
        "labels": "/opt/ml/processing/input/labels",
        "notes": "/opt/ml/processing/input/notes",
    },
    expected_output_paths={
        "data": "/opt/ml/processing/output/data",
        "notes": "/opt/ml/processing/output/notes",
    },
    required_env_vars=[],
    optional_env_vars={"FIRST": "1", "SECOND": "2"},
)

HAND_SPEC = StepSpecification(
    step_type="Hand",
    script_contract=HAND,
    dependencies=[
        DependencySpec(logical_name="data"),
        DependencySpec(logical_name="tables"),
        DependencySpec(logical_name="labels"),
        DependencySpec(logical_name="notes", compatible_sources=["Train", "Nobody", "Nowhere"]),
    ],
    outputs=[OutputSpec(logical_name="data"), OutputSpec(logical_name="notes")],
)
`,
  'steps/hand.py': `def main(input_paths, output_paths, environ_vars, job_args=None):
    input_paths["data"], input_paths["table"], input_paths["label"], output_paths["data"]
    input_paths["memo"], output_paths["memo"]
    return environ_vars.get("FIRST", "1"), environ_vars.get("SECOND", "2")


main(
    {"data": "/opt/ml/processing/input/raw", "tables": TABLES, "labels": LABELS, "memo": "/opt/ml/processing/input/notes"},
    {"data": "/opt/ml/processing/output/raw", "memo": "/opt/ml/processing/output/notes"},
    {},
)
`,
  'steps/builders.py': `from .specs import TRAIN_SPEC


class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=TRAIN_SPEC)

    def create_step(self, **kwargs): ...
`,
  'steps/direct.step.yaml': `step_type: Direct
node_type: SINK
contract:
  entry_point: null
  inputs: {model: {path: null}}
spec:
  dependencies: {model: {type: model_artifacts}}
patterns:
  direct_input_keys: [first, second]
`,
  'pipelines/definition.json': JSON.stringify({
    Version: '2020-12-01',
    Parameters: [],
    Steps: [
      {
        Name: 'Prepare',
        Type: 'Processing',
        PropertyFiles: [],
        Arguments: {
          ProcessingOutputConfig: {
            Outputs: [
              { OutputName: 'train', S3Output: { S3Uri: 's3://bucket/train' } },
              { OutputName: 'test', S3Output: { S3Uri: 's3://bucket/test' } },
            ],
          },
        },
      },
      {
        Name: 'Use',
        Type: 'Training',
        DependsOn: ['First', 'Second', 'Use', 'Train'],
        Arguments: {
          Tags: [
            'Parameters.First',
            'Parameters.Second',
            'Execution.First',
            'Execution.Second',
            'Steps.Prepare.PropertyFiles.First',
            'Steps.Prepare.PropertyFiles.Second',
            'Steps.Prepare.First',
            'Steps.Prepare.Second',
            'Steps.Prepare.ModelArtifacts.S3ModelArtifacts',
            'Steps.Prepare.OutputDataConfig.S3OutputPath',
            'Steps.Prepare.ProcessingOutputConfig.Outputs.train.S3Output.S3Uri',
            'Steps.Prepare.ProcessingOutputConfig.Outputs.first.S3Output.S3Uri',
            "Steps.Prepare.ProcessingOutputConfig.Outputs['first'].S3Output.S3Uri",
            "Steps.Prepare.ProcessingOutputConfig.Outputs['second'].S3Output.S3Uri",
            'Steps.Prepare.ProcessingOutputConfig',
            'Steps.Prepare.ExperimentConfig',
            'Steps.Prepare.properties.FailureReason',
            'Steps.Prepare.properties.ExitMessage',
          ].map((Get) => ({ Get })),
          TransformInput: ["{'Get': 'Execution.PipelineName'}", "{'Get': 'Execution.PipelineArn'}"],
          TransformOutput: [],
        },
      },
      { Name: 'Train', Type: 'Training', DependsOn: ['Use'] },
      {
        Name: 'Read',
        Type: 'Processing',
        Arguments: {
          ProcessingInputs: ['train', 'test'].map((name) => ({ S3Input: { S3Uri: `s3://bucket/${name}` } })),
        },
      },
    ],
  }),
  'pipelines/sdk.py': `from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.model_step import ModelStep
from sagemaker.mlops.workflow.steps import TrainingStep

train = TrainingStep(name="Train", step_args=trainer.train())
use = TrainingStep(
    name="Use",
    step_args=trainer.train(
        train.properties.model_artifacts.s3_model_artifacts,
        train.properties.training_job_name,
    ),
)
model = ModelStep(name="Model", step_args=builder.build())
more = TrainingStep(
    name="More",
    step_args=trainer.train({"Get": "Steps.Model-CreateModel.ModelName"}),
    depends_on=["Model-CreateModel"],
)
Pipeline(name="Twice", steps=[train, use, model, more])
`,
  'steps/configs.py': `class TrainConfig(BaseModel):
    checkpoint_s3_uri: str
    profiler_config: str
`,
};
