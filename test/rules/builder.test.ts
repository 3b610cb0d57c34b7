/** The rules for builders: where each speaks, and where it is silent. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';
import { replaced } from '../support/training-step.ts';

const METHODS = `    def validate_configuration(self): ...

    def _get_inputs(self, inputs): ...

    def _get_outputs(self, outputs): ...

    def _create_estimator(self):
        return PyTorch(entry_point="train.py")

    def create_step(self, **kwargs): ...
`;

const LIBRARY = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training", "builder_step_name": "TrainStepBuilder"}}

CONTRACT = TrainingScriptContract(expected_output_paths={"model": "/opt/ml/model"})

SPEC = StepSpecification(step_type="Train", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])


class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=SPEC)

${METHODS}`;

const TYPESCRIPT = `export const STEP_NAMES = { Train: { sagemakerStepType: 'Training' } };
const contract = new TrainingScriptContract({ expectedOutputPaths: { model: '/opt/ml/model' } });
const spec = new StepSpecification({ stepType: 'Train', scriptContract: contract, outputs: { model: {} } });

export class TrainStepBuilder extends StepBuilderBase {
  constructor() {
    super({ spec });
  }
  validateConfiguration() {}
  getInputs(inputs: Locations) {}
  getOutputs(outputs: Locations) {}
  createEstimator() {}
  createStep() {}
}
`;

async function found(rule: string, text: string, file = 'steps.py'): Promise<readonly unknown[]> {
  const { findings } = await check({ cwd: makeFolder({ [file]: text }), only: [rule] });
  return findings.map(({ severity, line, step, declaration, message, help, related }) => ({
    severity,
    line,
    step,
    declaration,
    message,
    help,
    related: related.map((place) => `${place.line} ${place.message}`),
  }));
}

describe('builder/missing-method', () => {
  const rule = 'builder/missing-method';
  const missing = (method: string, line = 8): unknown => ({
    severity: 'error',
    line,
    step: 'Train',
    declaration: 'TrainStepBuilder',
    message: `TrainStepBuilder has no ${method}, which the framework asks of a builder of a Training step`,
    help: `write ${method}`,
    related: [],
  });

  test.each([
    ['    def create_step(self, **kwargs): ...\n', '', 'create_step()'],
    ['    def _get_outputs', '    @abc.abstractmethod\n    def _get_outputs', '_get_outputs()'],
    ['_create_estimator', '_make_estimator', '_create_estimator()'],
  ])('%s', async (part, by, method) => {
    expect(await found(rule, replaced(LIBRARY, part, by))).toEqual([missing(method)]);
  });

  test('in TypeScript', async () => {
    expect(await found(rule, replaced(TYPESCRIPT, '  createEstimator() {}\n', ''), 'steps.ts')).toEqual([
      missing('_create_estimator()', 5),
    ]);
  });

  test.each([
    ['a whole builder', LIBRARY],
    ['another way to the estimator', LIBRARY.replace('_create_estimator', '_get_estimator')],
    [
      'methods of a base class',
      LIBRARY.replace(METHODS, '').replace('(StepBuilderBase)', '(Common)') +
        `\n\nclass Common(StepBuilderBase):\n${METHODS}`,
    ],
    [
      'methods that may be those of an unknown class',
      LIBRARY.replace(METHODS, '').replace('(StepBuilderBase)', '(Common)'),
    ],
    ['a builder that leaves all to its base class', LIBRARY.replace(METHODS, '')],
    [
      'a builder of no step',
      LIBRARY.replace(METHODS, '')
        .replaceAll('TrainStepBuilder', 'OtherStepBuilder')
        .replace(', spec=SPEC', '')
        .replace('"builder_step_name": "OtherStepBuilder"', ''),
    ],
  ])('%s is in order', async (_, text) => {
    expect(await found(rule, text)).toEqual([]);
  });

  test('so is a whole builder in TypeScript', async () => {
    expect(await found(rule, TYPESCRIPT, 'steps.ts')).toEqual([]);
  });
});

describe('builder/checkpoint-not-configured', () => {
  const rule = 'builder/checkpoint-not-configured';
  const variable = replaced(
    LIBRARY,
    'expected_output_paths=',
    'optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}, expected_output_paths=',
  );

  test('the contract has the folder as the default of a variable', async () => {
    expect(await found(rule, variable)).toEqual([
      {
        severity: 'info',
        line: 8,
        step: 'Train',
        declaration: 'TrainStepBuilder',
        message:
          'TrainStepBuilder passes no checkpoint_s3_uri, and CONTRACT uses /opt/ml/checkpoints, where training keeps its checkpoints: SageMaker copies it to S3 only with CheckpointConfig',
        help: 'pass checkpoint_s3_uri with a location of your own, if the files are to outlive the job: two runs with one location share it',
        related: ['3 SM_CHECKPOINT_DIR is /opt/ml/checkpoints'],
      },
    ]);
  });

  test.each([
    ['/opt/ml/checkpoints/best', 'checkpoint_s3_uri'],
    ['/opt/ml/output/tensorboard', 'tensorboard_output_config'],
    ['/opt/ml/output/tensors', 'debugger_hook_config'],
    ['/opt/ml/output/profiler', 'profiler_config'],
  ])('the contract has an output at %s', async (path, parameter) => {
    const text = replaced(LIBRARY, '"/opt/ml/model"}', `"/opt/ml/model", "x": "${path}"}`);
    expect(await found(rule, text)).toMatchObject([{ related: [`3 x is at ${path}`] }]);
    expect(await found(rule, replaced(text, '"train.py"', `"train.py", ${parameter}=X`))).toEqual([]);
  });

  test.each([
    ['a contract that does not use the folder', LIBRARY],
    [
      'a builder that configures it',
      replaced(variable, '"train.py"', '"train.py", checkpoint_s3_uri=self.uri'),
    ],
    [
      'a base class that configures it',
      replaced(variable, '(StepBuilderBase)', '(Common)') +
        '\n\nclass Common(StepBuilderBase):\n    def kwargs(self):\n        return {"checkpoint_config": CheckpointConfig()}\n',
    ],
    ['a library without the builder', variable.slice(0, variable.indexOf('\n\nclass'))],
    [
      'a step of another type',
      variable.replace('"Training"', '"Processing"').replace('TrainingScriptContract', 'ScriptContract'),
    ],
  ])('%s is in order', async (_, text) => {
    expect(await found(rule, text)).toEqual([]);
  });

  test('job types that share the contract and the builder are one finding', async () => {
    const second =
      'SECOND = StepSpecification(step_type="Train_Second", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])\n';
    const text = variable
      .replace('spec=SPEC', 'spec=choose(config)')
      .replace('\n\nclass', `\n${second}\n\nclass`);
    expect(await found(rule, text)).toMatchObject([{ declaration: 'TrainStepBuilder' }]);
  });
});

describe('builder/checkpoint-path-without-uri', () => {
  const rule = 'builder/checkpoint-path-without-uri';
  const passing = (args: string): string => replaced(LIBRARY, '"train.py"', `"train.py", ${args}`);

  test('a local path alone', async () => {
    expect(await found(rule, passing('checkpoint_local_path="/opt/ml/checkpoints"'))).toEqual([
      {
        severity: 'error',
        line: 19,
        step: 'Train',
        declaration: 'TrainStepBuilder',
        message:
          'TrainStepBuilder passes checkpoint_local_path without checkpoint_s3_uri: the SDK (v2) then sends no CheckpointConfig at all, and says nothing',
        help: 'pass checkpoint_s3_uri beside it, with a location of your own, or drop the local path',
        related: [],
      },
    ]);
  });

  test.each([
    ['both', 'checkpoint_local_path="/opt/ml/checkpoints", checkpoint_s3_uri=self.uri'],
    ['arguments that are spread', 'checkpoint_local_path="/opt/ml/checkpoints", **self.checkpoints()'],
    ['the location alone', 'checkpoint_s3_uri=self.uri'],
  ])('%s is in order', async (_, args) => {
    expect(await found(rule, passing(args))).toEqual([]);
  });

  test('in TypeScript, in a call of a qualified class', async () => {
    const text = replaced(
      TYPESCRIPT,
      'createEstimator() {}',
      "createEstimator() {\n    return new sagemaker.Estimator({ checkpointLocalPath: '/opt/ml/checkpoints' });\n  }",
    );
    expect(await found(rule, text, 'steps.ts')).toMatchObject([{ line: 13 }]);
    const whole = replaced(text, '{ checkpointLocalPath', '{ checkpointS3Uri: uri, checkpointLocalPath');
    expect(await found(rule, whole, 'steps.ts')).toEqual([]);
  });

  test('a call in a base class is said once, where it stands', async () => {
    const base = `\n\nclass Common(StepBuilderBase):\n    def _estimator(self):\n        return PyTorch(checkpoint_local_path="x")\n`;
    const second = LIBRARY.slice(LIBRARY.indexOf('class TrainStepBuilder')).replace(
      'TrainStepBuilder(StepBuilderBase)',
      'OtherStepBuilder(Common)',
    );
    const text = `${replaced(LIBRARY, '(StepBuilderBase)', '(Common)')}${base}\n\n${second}`;
    expect(await found(rule, text)).toMatchObject([{ line: 26, declaration: 'TrainStepBuilder' }]);
  });
});

describe('builder/env-not-passed', () => {
  const rule = 'builder/env-not-passed';
  const library = replaced(
    LIBRARY,
    'TrainingScriptContract(',
    'TrainingScriptContract(entry_point="train.py", ',
  );

  async function foundIn(script: string, text = library): Promise<readonly unknown[]> {
    const { findings } = await check({
      cwd: makeFolder({ 'steps.py': text, 'train.py': script }),
      only: [rule],
    });
    return findings.map(({ severity, line, message, help }) => [severity, line, message, help]);
  }

  const HELP =
    'declare SM_CHECKPOINT_DIR among the environment variables of CONTRACT, so that its builder passes it';
  const READ = 'import os\n\nX = os.environ.get("SM_CHECKPOINT_DIR", "/opt/ml/checkpoints")\n';

  test('with a default and without one, each variable once', async () => {
    expect(await foundIn(`${READ}Y = os.environ["SM_CHECKPOINT_DIR"]\n`)).toEqual([
      [
        'info',
        3,
        "the script of CONTRACT reads SM_CHECKPOINT_DIR, which SageMaker doesn't set and neither CONTRACT nor its builder passes: the script always takes its default",
        HELP,
      ],
    ]);
    expect(await foundIn('import os\n\nX = os.environ["SM_CHECKPOINT_DIR"]\n')).toEqual([
      [
        'info',
        3,
        "the script of CONTRACT reads SM_CHECKPOINT_DIR, which SageMaker doesn't set and neither CONTRACT nor its builder passes: it is never there",
        HELP,
      ],
    ]);
  });

  test.each([
    [
      'a contract that declares it',
      replaced(library, 'expected_output', 'optional_env_vars={"SM_CHECKPOINT_DIR": "x"}, expected_output'),
    ],
    [
      'a contract whose variables only code tells',
      replaced(library, 'expected_output', 'optional_env_vars=variables(), expected_output'),
    ],
    [
      'a builder that passes it',
      replaced(library, '"train.py")', '"train.py", environment={"SM_CHECKPOINT_DIR": "x"})'),
    ],
    ['a library without the builder', library.slice(0, library.indexOf('\n\nclass'))],
  ])('%s is in order', async (_, text) => {
    expect(await foundIn(READ, text)).toEqual([]);
  });

  /** What the training toolkit sets (docs/domain/environment-variables.md#sources). */
  const TOOLKIT =
    'HOSTS NETWORK_INTERFACE_NAME HPS USER_ENTRY_POINT FRAMEWORK_PARAMS RESOURCE_CONFIG INPUT_DATA_CONFIG OUTPUT_DATA_DIR ' +
    'CHANNELS CURRENT_HOST CURRENT_INSTANCE_TYPE CURRENT_INSTANCE_GROUP CURRENT_INSTANCE_GROUP_HOSTS INSTANCE_GROUPS ' +
    'INSTANCE_GROUPS_DICT DISTRIBUTION_INSTANCE_GROUPS IS_HETERO MODULE_NAME LOG_LEVEL FRAMEWORK_MODULE INPUT_DIR ' +
    'INPUT_CONFIG_DIR OUTPUT_DIR NUM_CPUS NUM_GPUS NUM_NEURONS MODEL_DIR MODULE_DIR TRAINING_ENV USER_ARGS ' +
    'OUTPUT_INTERMEDIATE_DIR TOPOLOGY CHANNEL_TRAIN HP_EPOCHS';

  /** What the SDK's container drivers set beside those. */
  const DRIVERS =
    'INPUT_DATA_DIR OUTPUT_FAILURE MASTER_ADDR MASTER_PORT SOURCE_DIR ENTRY_SCRIPT DISTRIBUTED_DRIVER_DIR ' +
    'DISTRIBUTED_CONFIG HOST_COUNT CURRENT_HOST_RANK';

  test('what SageMaker sets is in order', async () => {
    const names = [...TOOLKIT.split(' '), ...DRIVERS.split(' ')].map((name) => `SM_${name}`);
    const script = [...names, 'OTHER'].map((variable) => `os.environ["${variable}"]\n`).join('');
    expect(await foundIn(`import os\n${script}`)).toEqual([]);
  });

  test('a step interface tells all that is passed', async () => {
    const step =
      'step_type: Train\nspec: {outputs: {}}\ncontract:\n  entry_point: train.py\n  outputs:\n    m: {path: /opt/ml/model}\n';
    const cwd = makeFolder({ 'train.step.yaml': step, 'train.py': READ });
    expect((await check({ cwd, only: [rule] })).findings).toMatchObject([{ rule, line: 3 }]);
  });
});

describe('builder/unread-config-field', () => {
  const rule = 'builder/unread-config-field';
  const config = (field: string): string => `${LIBRARY}\n\nclass TrainConfig(BasePipelineConfig):\n${field}`;

  test.each([
    ['a field without a value', '    checkpoint_s3_uri: str\n', 25],
    ['a field with a default', '    checkpoint_s3_uri: str = Field(default=None)\n', 25],
    ['a property', '    @property\n    def checkpoint_s3_uri(self):\n        return self.root\n', 26],
  ])('%s that nothing reads', async (_, field, line) => {
    expect(await found(rule, config(field))).toEqual([
      {
        severity: 'warning',
        line,
        step: null,
        declaration: 'TrainConfig',
        message:
          'TrainConfig has checkpoint_s3_uri, and no builder reads it: whoever sets it gets no CheckpointConfig',
        help: 'pass it on to the estimator in the builder, or remove it from TrainConfig',
        related: [],
      },
    ]);
  });

  test('the field of a class in TypeScript', async () => {
    const text = `${TYPESCRIPT}\nexport class TrainConfig {\n  profilerConfig?: ProfilerConfig;\n}\n`;
    expect(await found(rule, text, 'steps.ts')).toMatchObject([{ line: 17, declaration: 'TrainConfig' }]);
    const read = replaced(
      text,
      'createEstimator() {}',
      'createEstimator() {\n    use(this.config.profilerConfig);\n  }',
    );
    expect(await found(rule, read, 'steps.ts')).toEqual([]);
  });

  test.each([
    [
      'a builder that reads it',
      replaced(
        config('    checkpoint_s3_uri: str\n'),
        '"train.py"',
        '"train.py", checkpoint_s3_uri=self.config.checkpoint_s3_uri',
      ),
    ],
    ['a field of another name', config('    checkpoint_name: str\n')],
    [
      'a class that is no configuration',
      config('    checkpoint_s3_uri: str\n').replace('TrainConfig', 'Train'),
    ],
    ['a folder without builders', 'class TrainConfig:\n    checkpoint_s3_uri: str\n'],
  ])('%s is in order', async (_, text) => {
    expect(await found(rule, text)).toEqual([]);
  });
});
