/** Scores from source: the founding case, what each test is decided by, and what can't be decided. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { score } from '../../src/api.ts';
import { createColors } from 'picocolors';
import { scoreJson } from '../../src/reporters/score-json.ts';
import { builderScoreText } from '../../src/reporters/score.ts';
import type { ReportedScore } from '../../src/results/score.ts';
import { scoreTests } from '../../src/scoring/formula.ts';
import { makeFolder } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { replaced } from '../support/training-step.ts';
import { stepalign } from '../support/warm-cli.ts';

interface Score {
  readonly builder: string | null;
  readonly step_type: string | null;
  readonly sagemaker_step_type: string | null;
  readonly tests: { readonly passed: number; readonly decided: number; readonly total: number };
  readonly overall: { readonly score: number; readonly rating: string | null };
  readonly file: string;
  readonly steps: number;
  readonly range: { readonly least: number; readonly most: number };
  readonly levels: Readonly<Record<string, { readonly score: number }>>;
  readonly failed_tests: readonly { readonly name: string; readonly error: string }[];
  readonly undecided: readonly { readonly name: string; readonly why: string }[];
  readonly after_fix: number;
}

async function scoresOf(cwd: string, ...step: readonly string[]): Promise<readonly Score[]> {
  const report = scoreJson(await score({ cwd, ...(step.length === 0 ? {} : { step }) }), cwd);
  return (JSON.parse(JSON.stringify(report)) as { builders: readonly Score[] }).builders;
}

describe.each(['python', 'typescript'])('the founding case in %s', (language) => {
  const folder = (): string => {
    const cwd = makeFolder();
    cpSync(join(PROJECT, 'examples/step-library', language), cwd, { recursive: true });
    return cwd;
  };
  const ALIGNMENT =
    'Spec-Contract alignment errors: ["Contract outputs missing from specification outputs: {\'checkpoints\'}"]';

  test('before the fix', async () => {
    const [score] = await scoresOf(folder(), 'PyTorchTraining');
    expect(score).toMatchObject({
      builder: 'PyTorchTrainingStepBuilder',
      step_type: 'PyTorchTraining',
      sagemaker_step_type: 'Training',
      tests: { passed: 25, decided: 30, total: 30 },
      overall: { score: 82.33766233766234, rating: 'Good', passed: 14, total: 19 },
      levels: {
        level1_interface: { score: 100 },
        level2_specification: { score: 100 },
        level3_step_creation: { score: 38.18181818181818, passed: 3, total: 8 },
        level4_integration: { score: 100 },
      },
      undecided: [],
      after_fix: 100,
    });
    expect(score?.failed_tests).toEqual([
      {
        name: 'test_step_configuration_validity',
        error: `Step configuration validity test failed: ${ALIGNMENT}`,
      },
      {
        name: 'test_step_dependencies_attachment',
        error: `Step dependencies attachment test failed: ${ALIGNMENT}`,
      },
      { name: 'test_step_instantiation', error: `Step instantiation failed: ${ALIGNMENT}` },
      { name: 'test_step_name_generation', error: `Step name generation test failed: ${ALIGNMENT}` },
      { name: 'test_training_step_creation', error: `Training step creation test failed: ${ALIGNMENT}` },
    ]);
  });

  test('after the fix, and the peers both times', async () => {
    const cwd = folder();
    const whole = {
      tests: { passed: 30, decided: 30, total: 30 },
      overall: { score: 100, rating: 'Excellent' },
      failed_tests: [],
    };
    expect(await scoresOf(cwd, 'XGBoost*')).toMatchObject([whole]);
    expect(stepalign(cwd, ['fix', '--write']).stderr.split('\n').slice(-2)).toEqual([
      'PyTorchTrainingStepBuilder: score 82.3 → 100',
      '',
    ]);
    expect(await scoresOf(cwd)).toMatchObject([whole, whole, whole]);
  });
});

test('a line for each builder, its levels where something failed, and a summary', () => {
  const cwd = makeFolder();
  cpSync(join(PROJECT, 'examples/step-library/python'), cwd, { recursive: true });
  const { stdout, stderr, exitCode } = stepalign(cwd, ['score']);
  expect([exitCode, stderr]).toEqual([
    0,
    'scored 3 builders: 2 Excellent, 1 Good; 90 of 90 tests decided, 5 of them failed\n',
  ]);
  expect(stdout.split('\n').filter((line) => !line.includes('no script found'))).toEqual([
    '     82.3  Good          30 of 30 tests decided  PyTorchTrainingStepBuilder  PyTorchTraining, Training  steps/builders/pytorch_training_builder.py',
    '    Interface      ████████████████████  100.0  3 of 3 passed',
    '    Specification  ████████████████████  100.0  4 of 4 passed',
    '    Step creation  ████████░░░░░░░░░░░░   38.2  3 of 8 passed',
    '    Integration    ████████████████████  100.0  4 of 4 passed',
    '    failed: Spec-Contract alignment errors: ["Contract outputs missing from specification outputs: {\'checkpoints\'}"] (test_step_configuration_validity and 4 more)',
    '    with the safe fixes: 100',
    '      100  Excellent     30 of 30 tests decided  TabularPreprocessingStepBuilder  TabularPreprocessing, Processing  steps/builders/tabular_preprocessing_builder.py',
    '      100  Excellent     30 of 30 tests decided  XGBoostTrainingStepBuilder  XGBoostTraining, Training  steps/builders/xgboost_training_builder.py',
    '',
  ]);
});

const LIBRARY = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training", "builder_step_name": "TrainStepBuilder"}}

CONTRACT = ScriptContract(expected_output_paths={"model": "/opt/ml/model"})

SPEC = StepSpecification(
    step_type="Train",
    script_contract=CONTRACT,
    dependencies=[],
    outputs=[OutputSpec(logical_name="model", property_path="properties.ModelArtifacts.S3ModelArtifacts", aliases=["m"])],
)


class TrainStepBuilder(StepBuilderBase):
    """Turns a configuration into a training step."""

    def __init__(self, config):
        super().__init__(config=config, spec=SPEC)

    def validate_configuration(self): ...

    def _get_inputs(self, inputs): ...

    def _get_outputs(self, outputs): ...

    def _create_estimator(self): ...

    def create_step(self, **kwargs): ...
`;

/** The outcomes that aren't passed, with their reasons. */
async function outcomesOf(text: string | Files): Promise<{ failed: string[]; undecided: string[] }> {
  const [score] = await scoresOf(makeFolder(typeof text === 'string' ? { 'steps.py': text } : text));
  return {
    failed: (score?.failed_tests ?? []).map(({ name, error }) => `${name}: ${error}`),
    undecided: (score?.undecided ?? []).map(({ name, why }) => `${name}: ${why}`),
  };
}

const CREATION = [
  ['test_step_configuration_validity', 'Step configuration validity test failed'],
  ['test_step_dependencies_attachment', 'Step dependencies attachment test failed'],
  ['test_step_instantiation', 'Step instantiation failed'],
  ['test_step_name_generation', 'Step name generation test failed'],
  ['test_training_step_creation', 'Training step creation test failed'],
] as const;

/** The five tests of a step that can't be created. */
function notCreated(error: string): string[] {
  return CREATION.map(([name, prefix]) => `${name}: ${prefix}: ${error}`);
}

/** The lines of a report in its order. */
function sorted(lines: readonly string[]): string[] {
  return [...lines].sort();
}

test('a library in order passes all', async () => {
  expect(await outcomesOf(LIBRARY)).toEqual({ failed: [], undecided: [] });
});

describe('a test fails', () => {
  const METHOD = '    def _get_outputs(self, outputs): ...\n\n';
  test.each<[string, string, string, readonly string[]]>([
    [
      'for a class that builds on nothing',
      '(StepBuilderBase)',
      '',
      ['test_inheritance: TrainStepBuilder must inherit from StepBuilderBase'],
    ],
    [
      'for a class without a docstring',
      '    """Turns a configuration into a training step."""\n',
      '',
      ['test_documentation_standards: TrainStepBuilder must have a class docstring'],
    ],
    [
      'for a short docstring',
      'Turns a configuration into a training step.',
      'Builds it.',
      ['test_documentation_standards: Class docstring should be at least 30 characters, got 10'],
    ],
    [
      'for a method in camelCase',
      '_create_estimator(self): ...',
      '_create_estimator(self): ...\n\n    def makeIt(self): ...',
      ["test_naming_conventions: Public method 'makeIt' should be in snake_case"],
    ],
    [
      'for a missing method',
      METHOD,
      '',
      [
        'test_required_methods: Builder must implement _get_outputs()',
        ...notCreated(
          "Can't instantiate abstract class TrainStepBuilder without an implementation for _get_outputs",
        ),
      ],
    ],
    [
      'for a method that is abstract',
      '    def _get_outputs',
      '    @abstractmethod\n    def _get_outputs',
      [
        'test_required_methods: _get_outputs() must be implemented, not abstract',
        ...notCreated(
          "Can't instantiate abstract class TrainStepBuilder without an implementation for _get_outputs",
        ),
      ],
    ],
    [
      'for a missing parameter',
      '_get_inputs(self, inputs)',
      '_get_inputs(self)',
      ["test_required_methods: _get_inputs() must have parameter 'inputs'"],
    ],
    [
      'for a missing method of the step type',
      '    def _create_estimator(self): ...\n\n',
      '',
      ['test_training_estimator_methods: No estimator creation methods found'],
    ],
    [
      'for a builder that hands on no spec',
      ', spec=SPEC',
      '',
      ['test_specification_usage: TrainStepBuilder hands no spec to its base class'],
    ],
    [
      'for ports that the spec lacks',
      'ScriptContract(',
      'ScriptContract(expected_input_paths={"a": "/opt/ml/input/data"}, ',
      [
        ...notCreated(
          'Spec-Contract alignment errors: ["Contract inputs missing from specification dependencies: {\'a\'}"]',
        ),
      ],
    ],
    [
      'for a contract that is not there',
      'script_contract=CONTRACT',
      'script_contract=OTHER',
      ["test_contract_alignment: SPEC: its contract can't be found: OTHER isn't bound in this file"],
    ],
    [
      'for a step that the registry lacks',
      '"Train": {',
      '"Other": {',
      [
        "test_registry_integration: Train isn't in the registry: STEP_NAMES has no step Train",
        "test_step_creation: Train isn't in the registry: STEP_NAMES has no step Train",
        "test_step_name: Train isn't in the registry: STEP_NAMES has no step Train",
        'test_step_type_detection: Could not detect step name from builder class TrainStepBuilder',
      ],
    ],
    [
      'for a dependency that its source does not give',
      'dependencies=[]',
      'dependencies=[DependencySpec(logical_name="x", dependency_type=DependencyType.HYPERPARAMETERS, compatible_sources=["Train"])]',
      ['test_dependency_resolution: SPEC: no output of another step resolves the required dependency x'],
    ],
  ])('%s', async (_, part, by, expected) => {
    expect(sorted((await outcomesOf(replaced(LIBRARY, part, by))).failed)).toEqual(sorted(expected));
  });
});

describe('it is not decidable', () => {
  test('which methods a builder has that leaves all of them to a class elsewhere', async () => {
    const from = LIBRARY.indexOf('\n    def validate_configuration');
    const { failed, undecided } = await outcomesOf(LIBRARY.slice(0, from));
    const why = "TrainStepBuilder leaves its methods to StepBuilderBase, which isn't in the library";
    expect(failed).toEqual([]);
    expect(sorted(undecided)).toEqual(
      sorted(
        [
          'test_required_methods',
          'test_step_creation',
          'test_step_type_compliance',
          'test_training_estimator_methods',
          ...CREATION.map(([name]) => name),
        ].map((name) => `${name}: ${why}`),
      ),
    );
  });

  test.each<[string, string, string, readonly string[]]>([
    [
      'which methods an unknown class has',
      '(StepBuilderBase)',
      '(OurBuilder)',
      ["test_inheritance: OurBuilder isn't in the library"],
    ],
    [
      'which spec a variable holds',
      ', spec=SPEC',
      ', spec=choose(config)',
      ['test_specification_usage: what it hands on is no spec that stepalign can read'],
    ],
    [
      'what a contract has that is built by code',
      '{"model": "/opt/ml/model"}',
      'outputs()',
      [
        ...CREATION.map(
          ([name]) => `${name}: SPEC: its ports can't all be read: it is built by a call of outputs`,
        ),
      ],
    ],
    [
      'what a contract has that code spreads into it',
      '{"model": "/opt/ml/model"}',
      '{**outputs(), "model": "/opt/ml/model"}',
      [
        ...CREATION.map(
          ([name]) => `${name}: SPEC: its ports can't all be read: other entries are spread into it`,
        ),
      ],
    ],
    [
      'whether a step elsewhere gives a dependency',
      'dependencies=[]',
      'dependencies=[DependencySpec(logical_name="x", dependency_type=DependencyType.HYPERPARAMETERS, compatible_sources=["Elsewhere"])]',
      [
        'test_dependency_resolution: SPEC: no output of another step resolves the required dependency x, and none of its sources is in the library',
      ],
    ],
  ])('%s', async (_, part, by, expected) => {
    const outcomes = await outcomesOf(replaced(LIBRARY, part, by));
    expect(outcomes.failed).toEqual([]);
    expect(sorted(outcomes.undecided)).toEqual(sorted(expected));
  });

  test('what the registry holds that code makes', async () => {
    const outcomes = await outcomesOf(replaced(LIBRARY, 'STEP_NAMES = {', 'STEP_NAMES = load() or {'));
    expect(outcomes.failed).toEqual([]);
    expect(outcomes.undecided.map((line) => line.split(':')[0])).toEqual([
      'test_registry_integration',
      'test_step_creation',
      'test_step_name',
      'test_step_type_detection',
      'test_step_type_classification',
    ]);
  });
});

test('a spec without a builder has no rating, and a range', async () => {
  const [score] = await scoresOf(makeFolder({ 'steps.py': LIBRARY.slice(0, LIBRARY.indexOf('\n\nclass')) }));
  expect(score).toMatchObject({
    builder: null,
    step_type: 'Train',
    tests: { passed: 13, decided: 13, total: 30 },
    overall: { score: 100, rating: null },
    range: { least: expect.closeTo(59.5, 1) as number, most: 100 },
    levels: { level1_interface: { score: 0, total: 0 }, level3_step_creation: { score: 100, total: 8 } },
    failed_tests: [],
  });
  expect(new Set(score?.undecided.map(({ why }) => why))).toEqual(new Set(['there is no builder class']));
});

test('two builders of one step are scored each', async () => {
  const second = LIBRARY.slice(LIBRARY.indexOf('class TrainStepBuilder')).replace(
    'TrainStepBuilder',
    'OtherStepBuilder',
  );
  expect(
    (await scoresOf(makeFolder({ 'steps.py': `${LIBRARY}\n\n${second}` }))).map(({ builder }) => builder),
  ).toEqual(['TrainStepBuilder', 'OtherStepBuilder']);
});

test('methods come from base classes in other files, which are no builders themselves', async () => {
  const method = '    def _get_outputs(self, outputs): ...\n\n';
  const files = {
    'base.py': `class CommonStepBuilder(StepBuilderBase):\n${method}`,
    'steps.py': `from base import CommonStepBuilder\n${replaced(LIBRARY, method, '').replace('(StepBuilderBase)', '(CommonStepBuilder)')}`,
  };
  expect((await scoresOf(makeFolder(files))).map(({ builder }) => builder)).toEqual(['TrainStepBuilder']);
  expect(await outcomesOf(files)).toEqual({ failed: [], undecided: [] });
});

test('builders of tests are not scored', async () => {
  expect(await scoresOf(makeFolder({ 'pyproject.toml': '', 'tests/test_steps.py': LIBRARY }))).toMatchObject([
    { builder: null },
  ]);
});

test('a builder that chooses its spec by the job type builds the steps of all', async () => {
  const second = `OTHER = StepSpecification(step_type="Train_Other", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])\n`;
  const choosing = (choice: string): string =>
    LIBRARY.replace('\n\nclass TrainStepBuilder', `\n${second}\n\nclass TrainStepBuilder`).replace(
      '        super().__init__(',
      `${choice}        super().__init__(`,
    );
  const branches = `        spec = None
        if config.job_type == "training" and SPEC is not None:
            spec = SPEC
        elif config.job_type == "other":
            spec = OTHER
        if not spec:
            spec = getattr(module, "SPEC")
`;
  const texts = [
    choosing(branches).replace('spec=SPEC)', 'spec=spec)'),
    choosing('        spec = SPEC if config.training else OTHER\n').replace('spec=SPEC)', 'spec=spec)'),
    choosing('').replace('spec=SPEC)', 'spec={"training": SPEC, "other": OTHER}[config.job_type])'),
  ];
  for (const text of texts) {
    const scores = await scoresOf(makeFolder({ 'steps.py': text }));
    expect(scores.map(({ builder, undecided }) => [builder, undecided])).toEqual([['TrainStepBuilder', []]]);
  }
});

test('the step class that a builder makes tells the kind where no registry does', async () => {
  const text = LIBRARY.replace(/^STEP_NAMES.*\n/m, '').replace('TrainingScriptContract', 'ScriptContract');
  const making = (step: string): string =>
    replaced(
      text,
      'def create_step(self, **kwargs): ...',
      `def create_step(self):\n        return steps.${step}(name="x")`,
    );
  const kindOf = async (source: string): Promise<unknown> =>
    (await scoresOf(makeFolder({ 'steps.py': source }))).map(({ sagemaker_step_type: kind }) => kind);
  expect(await kindOf(making('TrainingStep'))).toEqual(['Training']);
  expect(await kindOf(making('TransformStep'))).toEqual(['Transform']);
  expect(await kindOf(making('OurStep'))).toEqual([null]);
  expect(
    await kindOf(replaced(making('TransformStep'), ' ScriptContract', ' TrainingScriptContract')),
  ).toEqual([null]);
});

test('how many files may be the script is said where it is not one', () => {
  const text = replaced(LIBRARY, 'Contract(', 'Contract(entry_point="train.py", ');
  const said = (files: Files): string[] =>
    stepalign(makeFolder({ 'steps.py': text, ...files }), ['score'])
      .stdout.split('\n')
      .filter((line) => line.includes('script'));
  expect(said({})).toEqual(['    no script found: no file of the library is train.py']);
  expect(said({ 'train.py': '' })).toEqual([]);
  expect(said({ 'a/train.py': '', 'b/train.py': 'x = 1\n' })).toEqual([
    "    no script found: 2 files of the library are train.py, and which one is meant can't be told",
  ]);
});

test('a spec of a job type that no builder hands on counts for the builder of its base', async () => {
  const spec = (name: string, step: string, contract: string): string =>
    `${name} = StepSpecification(step_type="${step}", script_contract=${contract}, outputs=[OutputSpec(logical_name="model", aliases=["m"])])\n`;
  const withSpec = (text: string): string => LIBRARY.replace('\n\nclass', `\n${text}\n\nclass`);
  const scoresWith = async (text: string): Promise<unknown[]> =>
    (await scoresOf(makeFolder({ 'steps.py': withSpec(text) }))).map(({ builder, steps, failed_tests }) => [
      builder,
      steps,
      failed_tests.length,
    ]);
  expect(await scoresWith(spec('TESTING', 'Train_Testing', 'CONTRACT'))).toEqual([
    ['TrainStepBuilder', 2, 0],
  ]);
  const drifted = 'WIDE = ScriptContract(expected_output_paths={"other": "/opt/ml/model"})\n';
  expect(await scoresWith(drifted + spec('TESTING', 'Train_Testing', 'WIDE'))).toEqual([
    ['TrainStepBuilder', 2, 5],
  ]);
  // The builder takes another spec of this very step: what this one has wrong isn't its.
  expect(await scoresWith(drifted + spec('SECOND', 'Train', 'WIDE'))).toEqual([['TrainStepBuilder', 1, 0]]);
  expect(await scoresWith(spec('OTHER', 'Other', 'CONTRACT'))).toEqual([
    ['TrainStepBuilder', 1, 0],
    [null, 1, 2],
  ]);
});

test('of two copies of a library each builder counts for the job types beside it', async () => {
  const copy = LIBRARY.replace(
    '\n\nclass',
    '\nTESTING = StepSpecification(step_type="Train_Testing", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model", aliases=["m"])])\n\n\nclass',
  );
  const scores = await scoresOf(makeFolder({ 'a/steps.py': copy, 'b/steps.py': copy }));
  expect(scores.map(({ file, steps }) => [file, steps])).toEqual([
    ['a/steps.py', 2],
    ['b/steps.py', 2],
  ]);
});

test("the library's own base class tells what is asked of a builder", async () => {
  const base = `class StepBuilderBase(ABC):
    @abstractmethod
    def validate_configuration(self): ...

    @abstractmethod
    def create_step(self, **kwargs): ...


`;
  const text = replaced(
    LIBRARY,
    '    def _get_inputs(self, inputs): ...\n\n    def _get_outputs(self, outputs): ...\n\n',
    '',
  );
  const { failed, undecided } = await outcomesOf(base + text);
  expect(failed).toEqual(['test_step_type_compliance: Training step must implement _get_inputs method']);
  expect(undecided).toEqual([
    "test_required_methods: the library's own StepBuilderBase asks for no _get_inputs()",
  ]);
});

describe('--min', () => {
  const run = (files: Files, ...args: readonly string[]): [number | null, string[]] => {
    const { exitCode, stderr } = stepalign(makeFolder(files), ['score', ...args]);
    return [exitCode, stderr.trimEnd().split('\n').slice(1)];
  };
  const DRIFTED = replaced(
    LIBRARY,
    '{"model": "/opt/ml/model"}',
    '{"model": "/opt/ml/model", "x": "/opt/ml/x"}',
  );
  const WITHOUT_BUILDER = LIBRARY.slice(0, LIBRARY.indexOf('\n\nclass'));
  const OPEN = replaced(WITHOUT_BUILDER, '"Train",', '"Tune",').replace(
    '{"Train"',
    '{"Tune": {"sagemaker_step_type": "Training"}, "Train"',
  );

  test('is met where all reach it', () => {
    expect(run({ 'steps.py': LIBRARY }, '--min', '100')).toEqual([0, ['--min 100: 1 reach it, 0 below it']]);
  });

  test('is not met where one is below it, which is named with its file', () => {
    expect(run({ 'steps.py': DRIFTED }, '--min', '82.4')).toEqual([
      1,
      ['--min 82.4: 0 reach it, 1 below it', '  below 82.4: TrainStepBuilder 82.3, steps.py'],
    ]);
    expect(run({ 'steps.py': DRIFTED }, '--min', '82')[0]).toBe(0);
  });

  test('leaves out what may be above or below it', () => {
    const files = { 'steps.py': LIBRARY, 'open.py': OPEN };
    expect(run(files, '--min', '80')).toEqual([
      0,
      ["--min 80: 1 reach it, 0 below it, 1 can't be judged: it depends on tests that aren't decided"],
    ]);
    // Whatever the undecided tests come to, it reaches 50.
    expect(run(files, '--min', '50')).toEqual([0, ['--min 50: 2 reach it, 0 below it']]);
  });

  test('is not met where nothing can be judged by it', () => {
    expect(run({ 'steps.py': WITHOUT_BUILDER }, '--min', '80')).toEqual([
      1,
      ["--min 80: nothing can be judged by it: whether it is reached depends on tests that aren't decided"],
    ]);
    const empty = stepalign(makeFolder({ 'a.py': '' }), ['score', '--min', '80']);
    expect([empty.exitCode, empty.stderr]).toEqual([
      1,
      'there is no builder and no step here, and nothing to hold to --min 80\n',
    ]);
    expect(run({ 'a.py': '' }, '--min', '80', '--allow-empty')[0]).toBe(0);
  });

  test('gives way to files that can not be read', () => {
    expect(run({ 'steps.py': DRIFTED, 'bad.py': 'CONTRACT = ScriptContract(\n' }, '--min', '90')[0]).toBe(3);
  });

  test('stands in JSON', () => {
    const { stdout, exitCode } = stepalign(makeFolder({ 'steps.py': DRIFTED, 'open.py': OPEN }), [
      'score',
      '--min',
      '90',
      '--format',
      'json',
    ]);
    expect(exitCode).toBe(1);
    const report = JSON.parse(stdout) as { builders: { standing: string }[]; summary: unknown };
    expect(report.builders.map(({ standing }) => standing)).toEqual(['below', 'open']);
    expect(report.summary).toEqual({
      ratings: { Excellent: 0, Good: 1, Satisfactory: 0, 'Needs Work': 0, Poor: 0 },
      not_rated: 1,
      tests: { passed: 38, decided: 43, total: 60 },
      min: { limit: 90, reached: 0, below: 1, open: 1, met: false },
    });
  });

  test.each([['-1'], ['101'], ['high'], ['80%'], ['NaN'], ['1e9']])('%s is wrong usage', (value) => {
    const { exitCode, stdout, stderr } = stepalign(makeFolder({ 'steps.py': LIBRARY }), [
      'score',
      '--min',
      value,
    ]);
    expect([exitCode, stdout, stderr]).toEqual([2, '', 'stepalign: --min takes a score from 0 to 100\n']);
  });
});

test('a test that the framework calls <lambda> is named in words, and so in JSON only', () => {
  // One test of level 1 at a time can't tell it: all that ask for a class aren't decided of a step without one.
  const score = (names: readonly string[]): ReportedScore => ({
    builder: 'TrainStepBuilder',
    stepType: 'Train',
    stepTypes: ['Train'],
    sagemakerStepType: 'Training',
    file: '/library/steps.py',
    script: null,
    otherBuilders: [],
    afterFix: 100,
    rangeAfterFix: { least: 100, most: 100 },
    ...scoreTests([]),
    range: { least: 100, most: 100 },
    tests: { passed: 29, decided: 29, total: 30 },
    undecided: names.map((name) => ({ name, why: 'it is elsewhere' })),
  });
  expect(builderScoreText(score(['<lambda>']), '/library', createColors(false)).split('\n')[1]).toBe(
    "    not decided: it is elsewhere (the test class's own reporter, which the framework counts as a test)",
  );
});
