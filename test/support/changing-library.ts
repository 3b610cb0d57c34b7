/** A small library in three languages, each of whose files has several texts: what tests change step by step. */

/** Absent is a file that isn't there. */
const ABSENT = null;

/** The texts of each file, the first of them the one that it begins with. */
export const TEXTS: Readonly<Record<string, readonly (string | null)[]>> = {
  'lib/__init__.py': ['from .paths import *\n', 'from .moved import *\n', '', ABSENT],
  'lib/paths.py': [
    'MODEL = "/opt/ml/model"\nCHECKPOINTS = "/opt/ml/checkpoints"\n',
    'MODEL = "/opt/ml/model"\nCHECKPOINTS = "/opt/ml/output/data"\n',
    'MODEL_DIR = "/opt/ml/model"\nCHECKPOINTS = "/opt/ml/checkpoints"\n',
    'from .moved import MODEL, CHECKPOINTS\n',
    'MODEL = (\n',
    ABSENT,
  ],
  'lib/moved.py': [
    'MODEL = "/opt/ml/output/data"\nCHECKPOINTS = "/opt/ml/output/tensorboard"\n',
    'MODEL = "/opt/ml/model"\nCHECKPOINTS = "/opt/ml/model/x"\nnames = [MODEL, "checkpoints"]\n',
    '',
    ABSENT,
  ],
  'lib/contract.py': [
    `from . import MODEL, CHECKPOINTS
OUTPUTS = {"model": MODEL, "checkpoints": CHECKPOINTS}
TRAIN_CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={"data": "/opt/ml/input/data"},
    expected_output_paths=OUTPUTS,
    required_env_vars=[],
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
`,
    `from .paths import MODEL
TRAIN_CONTRACT = TrainingScriptContract(
    entry_point="other.py",
    expected_input_paths={"data": "/opt/ml/input/data"},
    expected_output_paths={"model": MODEL, "checkpoints": "/opt/ml/checkpoints"},
)
`,
    'from .evaluation import make_contract\nTRAIN_CONTRACT = make_contract()\n',
    'TRAIN_CONTRACT = TrainingScriptContract(\n',
    '',
  ],
  'lib/base.py': [
    `class BaseContract(ProcessingScriptContract):
    entry_point = "process.py"
    expected_output_paths = {"report": "/opt/ml/processing/report"}

class BaseBuilder(StepBuilderBase):
    def validate_configuration(self): pass
    def _get_inputs(self, inputs): pass
    def _get_outputs(self, outputs): pass
    def create_step(self, **kwargs): pass
`,
    `class BaseContract(ProcessingScriptContract):
    entry_point = "train.py"
    expected_output_paths = {"report": "/opt/ml/processing/report", "logs": "/opt/ml/output/tensorboard"}

class BaseBuilder(StepBuilderBase):
    def create_step(self, **kwargs): pass
`,
    'from .evaluation import EvaluationContract as BaseContract\n',
    ABSENT,
  ],
  'lib/evaluation.py': [
    `from .base import BaseContract
class EvaluationContract(BaseContract):
    expected_input_paths = {"model": "/opt/ml/processing/model"}
def make_contract():
    return TrainingScriptContract(entry_point="train.py", expected_output_paths={"model": "/opt/ml/model"})
`,
    `class EvaluationContract(ProcessingScriptContract):
    entry_point = "process.py"
    expected_input_paths = {"model": "/opt/ml/processing/model"}
    expected_output_paths = {"old_report": "/opt/ml/processing/report"}
`,
    'def make_contract():\n    return TrainingScriptContract(entry_point="process.py")\n',
  ],
  'lib/specs.py': [
    `from .contract import TRAIN_CONTRACT
from .evaluation import EvaluationContract
from .names import ALIASES, PATH
TRAIN_SPEC = StepSpecification(
    step_type="Train",
    node_type=NodeType.INTERNAL,
    script_contract=TRAIN_CONTRACT,
    dependencies=[DependencySpec(logical_name="data", dependency_type=DependencyType.TRAINING_DATA)],
    outputs=[
        OutputSpec(logical_name="model", output_type=DependencyType.MODEL_ARTIFACTS, property_path=PATH, aliases=ALIASES),
    ],
)
EVALUATION_SPEC = StepSpecification(
    step_type="Evaluation",
    node_type=NodeType.SINK,
    script_contract=EvaluationContract(),
    dependencies=[DependencySpec(logical_name="model", dependency_type=DependencyType.MODEL_ARTIFACTS, compatible_sources=["Train"])],
    outputs=[OutputSpec(logical_name="report", output_type=DependencyType.PROCESSING_OUTPUT, property_path="properties.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri")],
)
SPECS = {"training": TRAIN_SPEC, "evaluation": EVALUATION_SPEC}
`,
    `from .evaluation import make_contract
TRAIN_SPEC = StepSpecification(
    step_type="Train",
    script_contract=make_contract(),
    outputs=[OutputSpec(logical_name="weights", output_type=DependencyType.MODEL_ARTIFACTS, property_path="properties.ModelArtifacts.S3ModelArtifact")],
)
SPECS = {"training": TRAIN_SPEC}
NO_SPEC = load()
`,
    'from .contract import TRAIN_CONTRACT\nTRAIN_SPEC = StepSpecification(step_type="Train", script_contract=TRAIN_CONTRACT, outputs=[\n',
  ],
  'lib/names.py': [
    'ALIASES = ["model_data", "model_input"]\nPATH = "properties.ModelArtifacts.S3ModelArtifact"\n',
    'ALIASES = ["model_data", "model"]\nPATH = "properties.ModelArtifacts.S3ModelArtifacts"\nprint(PATH)\n',
    'ALIASES = []\n',
    ABSENT,
  ],
  'lib/builders.py': [
    `from .base import BaseBuilder
from .specs import SPECS, TRAIN_SPEC
class TrainStepBuilder(BaseBuilder):
    def __init__(self, config):
        super().__init__(config=config, spec=TRAIN_SPEC)
    def _create_estimator(self):
        return PyTorch(checkpoint_s3_uri=self.config.checkpoint_s3_uri)
class AnyStepBuilder(BaseBuilder):
    def __init__(self, config):
        super().__init__(config=config, spec=SPECS[config.job_type])
`,
    `from .specs import TRAIN_SPEC
class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=TRAIN_SPEC)
    def _create_estimator(self):
        return PyTorch(checkpoint_local_path="/opt/ml/checkpoints")
`,
    `from .specs import NO_SPEC
class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=NO_SPEC)
`,
    `class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=load())
`,
    '',
  ],
  'lib/registry.py': [
    'STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}, "Evaluation": {"sagemaker_step_type": "Processing"}}\n',
    'from .entries import ENTRIES\nSTEP_NAMES = {"Train": {"sagemaker_step_type": "Processing"}, **ENTRIES}\n',
    'STEP_NAMES = {"Train": {"sagemaker_step_type": "Training", "spec_type": "Training", "builder_step_name": "TrainStepBuilder"}}\n',
    '',
  ],
  'lib/entries.py': [
    'ENTRIES = {"Evaluation": {"sagemaker_step_type": "Processing"}}\n',
    'ENTRIES = load()\n',
    ABSENT,
  ],
  'scripts/train.py': [
    'import os\nos.environ["LEVEL"]\nopen("/opt/ml/model/x")\nopen("/opt/ml/checkpoints")\n',
    'import os\nos.environ.get("LEVEL", "1")\nopen("/opt/ml/input/data/x")\n',
    'open(\n',
    ABSENT,
  ],
  'scripts/other.py': ['open("/opt/ml/output/data/x")\n', 'print(PATH, MODEL)\n', ABSENT],
  'pipelines/use.py': [
    'import lib\n',
    'def use(step):\n    return step.outputs["checkpoints"]\n',
    'from lib.names import ALIASES, PATH\nfrom lib.contract import OUTPUTS\nkeys = ("checkpoints", "logs")\n',
    'x = (\n"checkpoints"\n',
  ],
  'ts/constants.ts': [
    "export const MODEL = '/opt/ml/model';\n",
    "export const MODEL = '/opt/ml/output/data';\nexport const OTHER = 1;\n",
    "export * from './more';\n",
    ABSENT,
  ],
  'ts/more.ts': ["export const MODEL = '/opt/ml/model';\n", 'export const NOTHING = 1;\n', ABSENT],
  'ts/index.ts': ["export * from './constants';\n", "export { MODEL } from './more';\n", ''],
  'ts/contract.ts': [
    `import { MODEL } from '@ts/index';
export const fitContract = new TrainingScriptContract({
  entryPoint: 'train.py',
  expectedOutputPaths: { model: MODEL, logs: '/opt/ml/output/tensorboard' },
});
`,
    `import { MODEL } from './constants';
export const fitContract = new TrainingScriptContract({ entryPoint: 'other.py', expectedOutputPaths: { model: MODEL } });
`,
    'export const fitContract = new TrainingScriptContract({',
  ],
  'ts/spec.ts': [
    `import { fitContract } from './contract';
export const fitSpec = new StepSpecification({
  stepType: 'Fit',
  scriptContract: fitContract,
  outputs: { model: { outputType: DependencyType.MODEL_ARTIFACTS, propertyPath: 'properties.ModelArtifacts.S3ModelArtifacts' } },
});
`,
    `import { fitContract } from '@ts/contract';
export const fitSpec = new StepSpecification({
  stepType: 'Fit',
  scriptContract: fitContract,
  outputs: { artifact: { outputType: DependencyType.MODEL_ARTIFACTS, propertyPath: 'properties.ModelArtifacts.S3ModelArtifact', aliases: ['model'] } },
});
`,
  ],
  'ts/registry.ts': [
    "export const STEP_NAMES = { Fit: { sagemakerStepType: 'Training' } };\n",
    'export const STEP_NAMES = {};\n',
  ],
  'steps/score.step.yaml': [
    `step_type: Score
registry: { sagemaker_step_type: Processing }
contract:
  entry_point: other.py
  outputs:
    scores: { path: /opt/ml/processing/scores }
spec:
  dependencies:
    model: { type: model_artifacts, required: true, compatible_sources: [Fit] }
  outputs:
    scores: { type: processing_output, property_path: "properties.ProcessingOutputConfig.Outputs['scores'].S3Output.S3Uri" }
variants:
  training:
    spec: { outputs: { extra: { type: processing_output, property_path: "properties.X" } } }
`,
    `step_type: Score
contract:
  entry_point: train.py
  outputs:
    scores: { path: /opt/ml/processing/scores }
    checkpoints: { path: /opt/ml/checkpoints }
spec:
  outputs:
    results: { type: processing_output, property_path: "properties.ProcessingOutputConfig.Outputs['scores'].S3Output.S3Uri" }
`,
    'step_type: [\n',
  ],
};

/** Settings and what refers to steps. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@ts/*": ["./ts/*"] } } }\n',
  'pipeline.json': '{ "Value": "Steps.Train.CheckpointConfig.S3Uri" }\n',
};
