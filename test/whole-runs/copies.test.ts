/** A library with copies of it beside it: each is fixed as it is alone, and copies of one step are one peer. */
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import {
  BUILDER,
  CONTRACT,
  CONTRACT_FILE,
  LIBRARY,
  replaced,
  SPEC,
  SPEC_FILE,
} from '../support/training-step.ts';

const REGISTRY_FILE = 'steps/registry.py';

/** A spec of another step with one output. @param aliases the source text of its last argument */
function specOf(step: string, port: string, path: string, aliases: string): string {
  return `from framework import DependencyType, OutputSpec, StepSpecification

${step.toUpperCase()}_SPEC = StepSpecification(
    step_type="${step}",
    outputs=[OutputSpec(logical_name="${port}", output_type=DependencyType.PROCESSING_OUTPUT, property_path="${path}"${aliases})],
)
`;
}

const DATA = 'properties.OutputDataConfig.S3OutputPath';
const REPORT = "properties.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri";
const EVALUATION_ALIASES = ', aliases=["evaluation_data", "eval_data"]';

/**
 * Drift of all kinds: an internal output behind a name of another file, a wrong path, a training output without aliases
 * that its peers agree on, and a processing output whose peers share nothing but its name.
 */
const DRIFTING: Files = {
  ...LIBRARY,
  [CONTRACT_FILE]: `from .outputs import OUTPUTS\n\n${CONTRACT.replace(/\{[^}]*"checkpoints"[^}]*\}/, 'OUTPUTS')}`,
  'steps/contracts/outputs.py':
    'OUTPUTS = {"model_output": "/opt/ml/model", "data_output": "/opt/ml/output/data", "checkpoints": "/opt/ml/checkpoints"}\n',
  [SPEC_FILE]: replaced(
    replaced(SPEC, DATA, 'properties.TrainingJobOutput.S3Output'),
    ',\n            aliases=["evaluation_data"]',
    '',
  ),
  'steps/specs/xgboost_spec.py': specOf('XGBoostTraining', 'eval_output', DATA, EVALUATION_ALIASES),
  'steps/specs/summary_spec.py': specOf('Summary', 'report', REPORT, ', aliases=["overview"]'),
  'steps/specs/overview_spec.py': specOf('Overview', 'report', REPORT, ', aliases=["overview"]'),
  'steps/specs/check_spec.py': specOf('Check', 'report', REPORT, ''),
  'steps/specs/metrics_spec.py': `from framework import DependencySpec, DependencyType, StepSpecification

METRICS_SPEC = StepSpecification(
    step_type="Metrics",
    dependencies=[DependencySpec(logical_name="data_output", dependency_type=DependencyType.PROCESSING_OUTPUT)],
    outputs=[],
)
`,
  [REGISTRY_FILE]: `STEP_NAMES = {
    "PyTorchTraining": {"sagemaker_step_type": "Training"},
    "XGBoostTraining": {"sagemaker_step_type": "Training"},
    "Summary": {"sagemaker_step_type": "Processing"},
    "Overview": {"sagemaker_step_type": "Processing"},
    "Check": {"sagemaker_step_type": "Processing"},
    "Metrics": {"sagemaker_step_type": "Processing"},
}
`,
};

function below(folder: string, files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.replace(/^steps\//, `${folder}/`), text]),
  );
}

type Planned = Readonly<Record<string, string>>;

/** What is planned in each folder: of each finding its fix, and whether it is safe. */
async function planned(files: Files, folders: readonly string[]): Promise<Planned[]> {
  const cwd = makeFolder(files);
  const { findings, changes, takenBack } = await fix({ cwd });
  expect(takenBack).toBe(0);
  return folders.map((folder) => {
    const own = (file: string): boolean => file.startsWith(`${cwd}/${folder}/`);
    return {
      ...Object.fromEntries(
        findings.flatMap(({ file, rule, declaration, port, fix: found }) =>
          own(file) && found !== null
            ? [[`${rule} ${declaration ?? ''} ${port ?? ''}`, `${found.safety}: ${found.reason}`]]
            : [],
        ),
      ),
      ...Object.fromEntries(
        changes
          .filter(({ file }) => own(file))
          .map(({ file, after }) => [file.slice(cwd.length + folder.length + 2), after]),
      ),
    };
  });
}

describe('a library is fixed as it is alone', () => {
  test.each([
    ['a copy behind it', 'steps_old'],
    ['a copy before it', 'a_copy'],
    ['a copy within it', 'steps/old'],
    ['a vendored copy', 'projects/first/vendor/steps'],
  ])('%s', async (_, copy) => {
    const [alone] = await planned(DRIFTING, ['steps']);
    expect(Object.keys(alone ?? {})).toEqual([
      'contract/internal-output PYTORCH_CONTRACT checkpoints',
      'alias/missing-standard CHECK_SPEC report',
      'alias/missing-standard PYTORCH_SPEC data_output',
      'property-path/unknown-member PYTORCH_SPEC data_output',
      'contracts/outputs.py',
      'specs/pytorch_spec.py',
    ]);
    expect(Object.values(alone ?? {}).map((text) => text.split(':', 1)[0])).toEqual([
      'safe',
      'review',
      'safe',
      'safe',
      expect.anything(),
      expect.anything(),
    ]);
    const files = { ...DRIFTING, ...below(copy, DRIFTING) };
    const [copied] = await planned(files, [copy]);
    expect(copied).toEqual(alone);
    const [original] = await planned(files, ['steps']);
    for (const [what, plan] of Object.entries(alone ?? {})) expect(original).toHaveProperty([what], plan);
  });
});

/** The safety and reason of the fixes below `steps`, by port. */
async function fixesOf(files: Files): Promise<Record<string, string>> {
  const [plan = {}] = await planned(files, ['steps']);
  return plan;
}

const OTHER_ALIASES = specOf('XGBoostTraining', 'eval_output', DATA, ', aliases=["other"]');

test.each([
  'steps/specs/xgboost_spec_backup.py',
  'steps/specs/old/xgboost_spec.py',
  'steps/docker/xgboost_spec.py',
])('a backup is no peer: %s', async (path) => {
  expect(await fixesOf({ ...DRIFTING, [path]: OTHER_ALIASES })).toEqual(await fixesOf(DRIFTING));
});

test('copies of a step that disagree are no consensus', async () => {
  const plan = await fixesOf({ ...DRIFTING, 'steps/specs/xgboost_spec_too.py': OTHER_ALIASES });
  expect(plan).not.toHaveProperty(['alias/missing-standard PYTORCH_SPEC data_output']);
});

test('an old registry has no say about the steps beside a new one', async () => {
  const old = replaced(String(DRIFTING[REGISTRY_FILE]), '"Training"}', '"Processing"}');
  const plan = await fixesOf({ ...DRIFTING, 'a_copy/registry.py': old });
  expect(plan).toEqual(await fixesOf(DRIFTING));
});

const OTHER_CONTRACT = replaced(CONTRACT, '"input_path"', '"other_path"');

describe('a contract of the same name', () => {
  test.each([
    [
      'is no namesake where it is a backup',
      'steps/contracts/pytorch_contract_backup.py',
      OTHER_CONTRACT,
      ['safe'],
    ],
    [
      "is no namesake where it is a container's own",
      'dockers/xgboost/contracts.py',
      OTHER_CONTRACT,
      ['safe'],
    ],
    // No spec uses the second one.
    ['is none where it is a copy', 'steps/contracts/pytorch_contract_too.py', CONTRACT, ['safe', 'review']],
    [
      'is one where it is another',
      'steps/contracts/pytorch_contract_too.py',
      OTHER_CONTRACT,
      ['review', 'review'],
    ],
  ])('%s', async (_, path, text, safeties) => {
    const cwd = makeFolder({ ...LIBRARY, [path]: text });
    const { findings } = await fix({ cwd, only: ['contract/internal-output'] });
    expect(findings.map(({ file, fix: found }) => [file.slice(cwd.length + 1), found?.safety])).toEqual(
      [CONTRACT_FILE, path].slice(0, safeties.length).map((file, at) => [file, safeties[at]]),
    );
  });
});

test('a builder in a backup consumes nothing', async () => {
  const builder =
    'class PyTorchTrainingStepBuilder(StepBuilderBase):\n    def f(self, outputs):\n        return outputs["checkpoints"]\n';
  const own = { ...DRIFTING, 'steps/builders/pytorch.py': BUILDER };
  expect(await fixesOf({ ...own, 'steps/builders/pytorch_backup.py': builder })).toEqual(await fixesOf(own));
});

test('the same output of a copy consumes nothing', async () => {
  const declaring = replaced(
    SPEC,
    'outputs=[\n',
    'outputs=[\n        OutputSpec(logical_name="checkpoints", property_path="properties.ModelArtifacts.S3ModelArtifacts", aliases=["ckpt"]),\n',
  );
  const files = { ...LIBRARY, [SPEC_FILE]: declaring };
  expect(await fixesOf({ ...files, ...below('steps_old', files) })).toEqual(await fixesOf(files));
});
