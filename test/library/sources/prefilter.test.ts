/** What the text of a file tells: which files may declare something, and under which names others may. */
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/api.ts';
import { DEFAULT_NAMES } from '../../../src/library/conventions/names.ts';
import { DECLARING_WORDS, prefilterFor } from '../../../src/library/sources/prefilter.ts';
import { makeFolder } from '../../support/library.ts';

const { mayDeclare } = prefilterFor(DEFAULT_NAMES);

describe('a file may declare something', () => {
  test.each([
    ['by a contract', 'a.py', 'X = ScriptContract()\n'],
    ['by a contract at its end', 'a.ts', 'type X = Contract'],
    ['by a spec with one of its fields', 'a.py', 'X = StepSpecification(outputs=[])\n'],
    ['by a spec in TypeScript', 'a.ts', 'const x: StepSpec = { scriptContract };'],
    ['by a class that builds on a spec', 'a.py', 'class Base(StepSpecification):\n    step_type: str\n'],
    ['by a registry', 'a.py', 'STEP_NAMES = {}\n'],
    ['by a registry in camelCase', 'a.ts', 'export const stepNames = {};'],
    ['by a builder', 'a.py', 'class TrainStepBuilder: pass\n'],
    ['by a field of a configuration', 'a.py', 'class C:\n    checkpoint_s3_uri: str\n'],
    ['by its name', 'train.step.yaml', 'a: 1\n'],
  ])('%s', (_, path, text) => {
    expect(mayDeclare({ path, text })).toBe(true);
    expect(path.endsWith('.yaml') || DECLARING_WORDS.some((word) => text.includes(word))).toBe(true);
  });

  test.each([
    ['contracts as a word of another one', 'a.py', 'ContractsTable = Contractor()\n'],
    ['a spec without any field', 'a.ts', 'class ModuleSpec {}'],
    ['a special word', 'a.py', 'outputs = Special()\n'],
    ['other YAML', 'train.yaml', 'step_type: Train\n'],
  ])('but not by %s', (_, path, text) => {
    expect(mayDeclare({ path, text })).toBe(false);
  });
});

const REGISTRY = 'STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}\n';
const SPEC = `from contract import TRAIN
SPEC = StepSpecification(step_type="Train", script_contract=TRAIN, outputs=[OutputSpec(logical_name="model")])
`;
const OUTPUTS = '{"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"}';

test.each([
  [
    'a class that builds on a contract',
    'class TrainingIO(TrainingScriptContract):\n    entry_point = "train.py"\n    expected_input_paths = {}\n',
    `from base import TrainingIO\nTRAIN = TrainingIO(expected_output_paths=${OUTPUTS})\n`,
  ],
  [
    'a class whose text has no word of a contract but its name',
    'class TrainingIO(TrainingScriptContract):\n    entry_point = "train.py"\n    expected_input_paths = {}\n',
    `from base import TrainingIO\n\n\nclass TRAIN(TrainingIO):\n    expected_output_paths = ${OUTPUTS}\n`,
  ],
])('a declaration under a name of the library is found: %s', async (_, base, contract) => {
  const cwd = makeFolder({
    'registry.py': REGISTRY,
    'spec.py': SPEC,
    'base.py': base,
    'contract.py': contract,
  });
  expect(mayDeclare({ path: 'contract.py', text: contract })).toBe(false);
  const { findings } = await check({ cwd });
  expect(findings.map(({ rule, port, file }) => [rule, port, file.slice(cwd.length + 1)])).toContainEqual([
    'contract/internal-output',
    'checkpoints',
    'contract.py',
  ]);
});

test('a file that has nothing to do with steps consumes an output all the same', async () => {
  const files = {
    'registry.py': REGISTRY,
    'spec.py': SPEC,
    'contract.py': `TRAIN = TrainingScriptContract(expected_output_paths=${OUTPUTS})\n`,
  };
  const severityWith = async (other: string): Promise<(string | undefined)[]> => {
    const { findings } = await check({ cwd: makeFolder({ ...files, 'other/flow.py': other }) });
    return findings.filter(({ port }) => port === 'checkpoints').map(({ fix }) => fix?.safety);
  };
  expect(await severityWith('x = 1\n')).toEqual(['safe']);
  expect(await severityWith('x = steps["train"].outputs["checkpoints"]\n')).toEqual([undefined]);
});
