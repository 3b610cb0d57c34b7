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
});
