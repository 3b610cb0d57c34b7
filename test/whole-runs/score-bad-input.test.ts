/** What can't be scored whole: one clear line each, the rest goes on, and nothing is guessed. */
import { expect, test } from 'vitest';
import { makeFolder } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { replaced } from '../support/training-step.ts';
import { stepalign } from '../support/warm-cli.ts';

const REGISTRY = `STEP_NAMES = {
    "Train": {"sagemaker_step_type": "Training"},
    "Tune": {"sagemaker_step_type": "Training"},
}
`;

function spec(step: string): string {
  const name = step.toUpperCase();
  return `${name}_CONTRACT = ScriptContract(entry_point="run_${step.toLowerCase()}.py", expected_output_paths={"model": "/opt/ml/model"})

${name}_SPEC = StepSpecification(
    step_type="${step}",
    script_contract=${name}_CONTRACT,
    dependencies=[],
    outputs=[OutputSpec(logical_name="model", property_path="properties.ModelArtifacts.S3ModelArtifacts", aliases=["m"])],
)
`;
}

function builder(step: string, name = step): string {
  return `from specs.${step.toLowerCase()} import ${step.toUpperCase()}_SPEC


class ${name}StepBuilder(StepBuilderBase):
    """Turns a configuration into a step."""

    def __init__(self, config):
        super().__init__(config=config, spec=${step.toUpperCase()}_SPEC)

    def validate_configuration(self): ...

    def _get_inputs(self, inputs): ...

    def _get_outputs(self, outputs): ...

    def _create_estimator(self): ...

    def create_step(self, **kwargs): ...
`;
}

const LIBRARY: Files = {
  'registry.py': REGISTRY,
  'specs/train.py': spec('Train'),
  'specs/tune.py': spec('Tune'),
  'builders/train.py': builder('Train'),
  'builders/tune.py': builder('Tune'),
  'scripts/run_train.py': 'print(1)\n',
  'scripts/run_tune.py': 'print(1)\n',
};

function without(file: string): Files {
  return Object.fromEntries(Object.entries(LIBRARY).filter(([path]) => path !== file));
}

/** What is said of each builder, bars left out; and what stands on standard error, the summary left out. */
function scored(files: Files): {
  exitCode: number | null;
  builders: Record<string, string[]>;
  problems: string[];
} {
  const { exitCode, stdout, stderr } = stepalign(makeFolder(files), ['score']);
  const blocks = stdout.trimEnd().split(/\n(?! {4}\S)/);
  const problems = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('scored '));
  return {
    exitCode,
    problems,
    builders: Object.fromEntries(
      blocks.map((block) => {
        const [first = '', ...lines] = block.split('\n').filter((line) => !/[█░]|–  not/.test(line));
        const [range, rating, decided, name] = first.trim().split(/ {2,}/);
        return [name ?? '', [`${range} ${rating}, ${decided}`, ...lines.map((line) => line.trim())]];
      }),
    ),
  };
}

const ALL = ['100 Excellent, 30 of 30 tests decided'];
const TUNE = { TuneStepBuilder: ALL };

test('a library in order', () => {
  expect(scored(LIBRARY)).toEqual({
    exitCode: 0,
    problems: [],
    builders: { TrainStepBuilder: ALL, ...TUNE },
  });
});

test('a builder without a spec', () => {
  const others = without('specs/train.py');
  const { exitCode, builders } = scored({
    ...others,
    'builders/train.py': replaced(builder('Train'), ', spec=TRAIN_SPEC', ''),
  });
  expect(exitCode).toBe(0);
  expect(builders).toMatchObject(TUNE);
  expect(builders['TrainStepBuilder']).toEqual([
    '23.8–94.3 not rated, 13 of 28 tests decided',
    'failed: TrainStepBuilder hands no spec to its base class (test_specification_usage)',
    expect.stringMatching(
      /^not decided: no spec was found that TrainStepBuilder builds a step of \(test_.* more\)$/,
    ),
  ]);
});

test('a builder whose spec is not there', () => {
  const others = without('specs/train.py');
  const { builders } = scored(others);
  expect(builders).toMatchObject(TUNE);
  expect(builders['TrainStepBuilder']).toEqual([
    '23.8–100 not rated, 12 of 28 tests decided',
    expect.stringMatching(
      /^not decided: no spec was found that TrainStepBuilder builds a step of \(test_.* more\)$/,
    ),
    expect.stringMatching(/^not decided: .*specs\.train.* \(test_specification_usage\)$/),
  ]);
});

test('a spec without a builder', () => {
  const others = without('builders/train.py');
  const { exitCode, builders } = scored(others);
  expect(exitCode).toBe(0);
  expect(builders).toMatchObject(TUNE);
  expect(builders['Train (no builder class)']).toEqual(['59.5–100 not rated, 13 of 30 tests decided']);
});

test('two builders for one step', () => {
  const { exitCode, builders } = scored({ ...LIBRARY, 'builders/second.py': builder('Train', 'Second') });
  expect(exitCode).toBe(0);
  expect(builders).toEqual({
    SecondStepBuilder: [...ALL, 'Train is built by TrainStepBuilder too; each is scored by itself'],
    TrainStepBuilder: [...ALL, 'Train is built by SecondStepBuilder too; each is scored by itself'],
    ...TUNE,
  });
});

test('a script that does not parse', () => {
  const { exitCode, problems, builders } = scored({ ...LIBRARY, 'scripts/run_train.py': 'x = (\n' });
  expect({ exitCode, problems, builders }).toEqual({
    exitCode: 3,
    problems: [
      "scripts/run_train.py:1:1: error it doesn't parse: the syntax is wrong here: x = (; nothing is changed in it",
    ],
    builders: { TrainStepBuilder: ALL, ...TUNE },
  });
});

test('a builder that does not parse', () => {
  const { exitCode, problems, builders } = scored({
    ...LIBRARY,
    'builders/train.py': 'class TrainBuilder(:  # StepBuilder\n',
  });
  expect(exitCode).toBe(3);
  expect(problems).toHaveLength(1);
  expect(Object.keys(builders)).toEqual(['TuneStepBuilder', 'Train (no builder class)']);
});

test.each([
  ['by a call', 'STEP_NAMES = load()\n', 'it is built by a call of load'],
  [
    'in part',
    'STEP_NAMES = {**load(), "Tune": {"sagemaker_step_type": "Training"}}\n',
    'other entries are spread into it',
  ],
])('a registry made by code %s', (_, registry, why) => {
  const { exitCode, builders } = scored({ ...LIBRARY, 'registry.py': registry });
  expect(exitCode).toBe(0);
  expect(builders['TrainStepBuilder']).toEqual([
    '74.5–100 not rated, 23 of 28 tests decided',
    `not decided: the registry STEP_NAMES can't be read whole: ${why} (test_registry_integration, test_step_creation, test_step_name and 1 more)`,
    `not decided: the SageMaker step type isn't known: the registry STEP_NAMES can't be read whole: ${why}, and the contract doesn't tell (test_step_type_classification)`,
  ]);
  expect(builders).toHaveProperty('TuneStepBuilder');
});

test('what the registry may know is not reported as missing from it', () => {
  const folder = makeFolder({ ...LIBRARY, 'registry.py': 'STEP_NAMES = {**load(), "Tune": {}}\n' });
  expect(stepalign(folder, ['check', '--only', 'spec/unlinked']).exitCode).toBe(0);
  const whole = makeFolder({ ...LIBRARY, 'registry.py': 'STEP_NAMES = {"Tune": {}}\n' });
  expect(stepalign(whole, ['check', '--only', 'spec/unlinked']).stdout).toContain(
    'TRAIN_SPEC: STEP_NAMES has no step Train',
  );
});
