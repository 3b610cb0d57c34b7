/** Libraries below one path stay apart: each is found and fixed as it is alone. */
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { BUILDER, LIBRARY, replaced, SPEC, SPEC_FILE } from '../support/training-step.ts';

const WRONG_PATH = replaced(
  SPEC,
  'properties.OutputDataConfig.S3OutputPath',
  'properties.TrainingJobOutput.S3Output',
);

/** A library with an internal output that may go, a wrong property path, and a script. */
const FIRST: Files = {
  ...LIBRARY,
  'steps/builders/builder.py': BUILDER,
  [SPEC_FILE]: WRONG_PATH,
  'steps/scripts/train.py': 'import os\n\nX = os.environ["LABEL"]\n',
};

/** Another one that consumes what the first one may drop, and has names for its outputs that peers would agree on. */
const OTHER: Files = {
  'steps/registry.py': 'STEP_NAMES = {"Resume": {"sagemaker_step_type": "Training"}}\n',
  'steps/contracts/resume_contract.py':
    'RESUME_CONTRACT = TrainingScriptContract(entry_point="train.py", expected_input_paths={"checkpoints": "/opt/ml/input/data/checkpoints"}, expected_output_paths={})\n',
  'steps/specs/resume_spec.py': `from ..contracts.resume_contract import RESUME_CONTRACT

RESUME_SPEC = StepSpecification(
    step_type="Resume",
    script_contract=RESUME_CONTRACT,
    dependencies=[DependencySpec(logical_name="checkpoints", dependency_type=DependencyType.MODEL_ARTIFACTS)],
    outputs=[
        OutputSpec(
            logical_name="rest",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath",
            aliases=["leftovers"],
        )
    ],
)
`,
  'steps/scripts/train.py': 'import os\n\nX = os.environ["OTHER"]\n',
};

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

/** Every finding below a folder, with its fix, and every file that changes there. */
async function planned(files: Files, folder: string): Promise<unknown[]> {
  const cwd = makeFolder(files);
  const { findings, changes, takenBack } = await fix({ cwd });
  expect(takenBack).toBe(0);
  const own = `${cwd}/${folder}/`;
  return [
    ...findings
      .filter(({ file }) => file.startsWith(own))
      .map(({ file, line, column, rule, severity, message, fix: found }) => ({
        at: `${file.slice(own.length)}:${line}:${column}`,
        said: `${rule} ${severity}: ${message}`,
        fix: found === null ? null : `${found.safety}: ${found.reason}`,
      })),
    ...changes
      .filter(({ file }) => file.startsWith(own))
      .map(({ file, after }) => ({ file: file.slice(own.length), after })),
  ];
}

const PROJECT = { 'pyproject.toml': '[project]\nname = "steps"\n' };
const COPY = { ...FIRST, 'steps/contracts/notes.py': 'X = 1\n' };
const CHANGED_SCRIPT = { ...FIRST, 'steps/scripts/train.py': 'X = 1\n' };
const CHANGED_CONTRACT = {
  ...FIRST,
  'steps/contracts/pytorch_contract.py': replaced(
    String(FIRST['steps/contracts/pytorch_contract.py']),
    '"/opt/ml/checkpoints"\n',
    '"/opt/ml/output/data/kept"\n',
  ),
};
const CHANGED_SPEC = { ...FIRST, [SPEC_FILE]: replaced(WRONG_PATH, '"evaluation_data"', '"other_name"') };

describe('a library is as it is alone', () => {
  test.each<[string, Files, Files, string]>([
    ['beside another one', FIRST, OTHER, 'second'],
    ['beside another one, as projects', { ...FIRST, ...PROJECT }, { ...OTHER, ...PROJECT }, 'second'],
    ['beside a copy', FIRST, COPY, 'second'],
    ['beside a copy before it', FIRST, COPY, 'a_copy'],
    ['beside a backup', FIRST, COPY, 'first_old'],
    ['around a copy', FIRST, COPY, 'first/vendor/second'],
    ['beside a copy with another script', FIRST, CHANGED_SCRIPT, 'second'],
    ['beside a copy with another contract', FIRST, CHANGED_CONTRACT, 'second'],
    ['beside a copy with another spec', FIRST, CHANGED_SPEC, 'second'],
    ['beside the library that it consumes from', OTHER, FIRST, 'second'],
  ])('%s', async (_, files, others, folder) => {
    const alone = await planned(below('first', files), 'first');
    expect(alone).not.toEqual([]);
    const isWithin = folder.startsWith('first/');
    const all = await planned({ ...below('first', files), ...below(folder, others) }, 'first');
    const own = isWithin ? all.filter((each) => !JSON.stringify(each).includes('vendor/')) : all;
    expect(own).toEqual(alone);
    if (!isWithin)
      expect(await planned({ ...below('first', files), ...below(folder, others) }, folder)).toEqual(
        await planned(below(folder, others), folder),
      );
  });
});
