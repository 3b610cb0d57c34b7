/** What outside of the library's own code may consume an internal output: then dropping it wants a review that says where. */
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/api.ts';
import { codeCellTexts } from '../../src/library/sources/notebook.ts';
import { makeFolder } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { LIBRARY } from '../support/training-step.ts';

const DROP = 'drop checkpoints from PYTORCH_CONTRACT; SM_CHECKPOINT_DIR tells the script where to write';

/** The reason of the fix of the library's one drift. */
async function reasonWith(files: Files): Promise<string | undefined> {
  const cwd = makeFolder({ ...LIBRARY, ...files });
  const { findings } = await fix({ cwd, only: ['contract/internal-output'] });
  expect(findings).toHaveLength(1);
  const [found] = findings;
  const reason = found?.fix?.reason;
  expect(found?.fix?.safety).toBe(reason === DROP ? 'safe' : 'review');
  const places = found?.related.map(({ file, line }) => `${file.slice(cwd.length + 1)}:${line}`) ?? [];
  if (reason !== DROP) expect(places.some((place) => reason?.includes(place))).toBe(true);
  return reason?.slice(DROP.length);
}

describe('dropping wants a review', () => {
  const SOURCE = ['import steps\n', 'uri = steps.outputs["checkpoints"]\n'];
  const notebook = (source: unknown, type = 'code'): string =>
    JSON.stringify(
      {
        nbformat: 4,
        cells: [
          { source: ['a\n'], cell_type: 'markdown' },
          { cell_type: type, source },
        ],
      },
      null,
      1,
    );

  test.each<[string, string, string, string]>([
    [
      'a test',
      'tests/test_train.py',
      'def test():\n    assert outputs()["checkpoints"]\n',
      'checkpoints is used as a key in tests/test_train.py:2',
    ],
    [
      'a test that names it',
      'tests/names.py',
      'NAMES = [\n    "checkpoints",\n]\n',
      'checkpoints stands alone in tests/names.py:2',
    ],
    ['a notebook', 'n/a.ipynb', notebook(SOURCE), 'checkpoints is used in a code cell in n/a.ipynb:14'],
    [
      'a notebook in one string',
      'a.ipynb',
      notebook(SOURCE.join('')),
      'checkpoints is used in a code cell in a.ipynb:12',
    ],
    [
      'a notebook with the property',
      'a.ipynb',
      notebook(['s.properties.CheckpointConfig.S3Uri\n']),
      'CheckpointConfig.S3Uri is referred to in a code cell in a.ipynb:13',
    ],
    [
      'a notebook that is no JSON',
      'a.ipynb',
      '{"cells": [\n"checkpoints"',
      'checkpoints is used in a code cell in a.ipynb:2',
    ],
    [
      'YAML',
      'flow.yaml',
      'a: 1\nfrom: PyTorchTraining.checkpoints\n',
      'checkpoints is named with its step in flow.yaml:2',
    ],
    [
      'YAML that spells the step otherwise',
      'flow.yml',
      'step: pytorch-training\noutput: checkpoints\n',
      'checkpoints is named with its step in flow.yml:2',
    ],
    [
      'a list in YAML',
      'flow.yaml',
      'step: PyTorchTraining\noutputs:\n  - model\n  - checkpoints\n',
      'checkpoints is named with its step in flow.yaml:4',
    ],
    [
      'a map in YAML',
      'flow.yaml',
      'PyTorchTraining:\n  checkpoints: s3://a/b\n',
      'checkpoints is named with its step in flow.yaml:2',
    ],
    [
      'JSON',
      'flow.json',
      '{"step": "PyTorchTraining", "output": "checkpoints"}\n',
      'checkpoints is named with its step in flow.json:1',
    ],
    [
      'a list in JSON',
      'flow.json',
      '{"step": "PyTorchTraining",\n"outputs": ["model", "checkpoints"]}\n',
      'checkpoints is named with its step in flow.json:2',
    ],
    [
      'a map in JSON',
      'flow.json',
      '{"PyTorchTraining": {"outputs": {"a": {}, "checkpoints": "s3://a"}}}\n',
      'checkpoints is named with its step in flow.json:1',
    ],
    [
      'TOML',
      'flow.toml',
      '[step]\nname = "PyTorchTraining"\noutput = "checkpoints"\n',
      'checkpoints is named with its step in flow.toml:3',
    ],
    [
      'a template',
      'flow.yaml.j2',
      'uri: {{ PyTorchTraining.outputs["checkpoints"] }}\n',
      'checkpoints is named with its step in flow.yaml.j2:1',
    ],
    [
      'Terraform',
      'flow.tf',
      'uri = step.PyTorchTraining["checkpoints"]\n',
      'checkpoints is named with its step in flow.tf:1',
    ],
    [
      'shell',
      'run.sh',
      'copy --step PyTorchTraining --output checkpoints\n',
      'checkpoints is named with its step in run.sh:1',
    ],
  ])('for %s', async (_, file, text, where) => {
    expect(await reasonWith({ [file]: text })).toBe(`; it may be consumed: ${where}`);
  });

  test('that says how many there are', async () => {
    const files = { 'tests/a.py': 'x["checkpoints"]\n', 'b.yaml': 'a: PyTorchTraining.checkpoints\n' };
    expect(await reasonWith(files)).toBe(
      '; it may be consumed: checkpoints is used as a key in tests/a.py:1, and 1 more like it',
    );
  });
});

test('a notebook that is nested as deeply as a file can be takes no longer', () => {
  const depth = 150_000;
  const start = performance.now();
  expect(codeCellTexts(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(5000);
});

describe('nothing is consumed by', () => {
  const output = [{ output_type: 'stream', text: ['outputs["checkpoints"]\n'] }];

  test.each<[string, string, string]>([
    [
      'prose in a notebook',
      'a.ipynb',
      JSON.stringify({ cells: [{ cell_type: 'markdown', source: 'outputs["checkpoints"]' }] }),
    ],
    [
      "a code cell's output and comments",
      'a.ipynb',
      JSON.stringify({
        cells: [{ cell_type: 'code', outputs: output, source: ['# x["checkpoints"]\n', 'a = 1'] }],
      }),
    ],
    ['another step', 'flow.yaml', 'step: Other\noutput: checkpoints\n'],
    ['another step that is named', 'flow.yaml', 'step: PyTorchTraining\nuri: Evaluation.checkpoints\n'],
    [
      'a comment in YAML',
      'flow.yaml',
      'step: PyTorchTraining\n# output: checkpoints\na: 1 # PyTorchTraining.checkpoints\n',
    ],
    ['a comment in Terraform', 'flow.tf', 'a = "PyTorchTraining"\n// PyTorchTraining.checkpoints\n'],
    ['a comment in a template', 'flow.j2', '{# PyTorchTraining.checkpoints #}\n'],
    ['a description', 'flow.yaml', 'description: keeps PyTorchTraining.checkpoints\n'],
    [
      "an environment variable's value",
      'flow.yaml',
      'step: PyTorchTraining\nenv:\n  OUTPUT: checkpoints\n  FOLDER: checkpoints\n',
    ],
    [
      "an environment variable's value in a shell",
      'run.sh',
      '# PyTorchTraining\nexport OUTPUT=checkpoints\nSTEP=PyTorchTraining FOLDER=checkpoints\n',
    ],
    [
      'a copy of the contract',
      'flow.json',
      '{"PyTorchTraining": {"outputs": {"checkpoints": "/opt/ml/checkpoints"}}}\n',
    ],
    [
      "the framework's own message",
      'report.json',
      '{"builder": "PyTorchTraining", "error": "Contract outputs missing from specification outputs: {\'checkpoints\'}"}\n',
    ],
    ['a folder', 'flow.yaml', 'step: PyTorchTraining\nuri: s3://bucket/PyTorchTraining/checkpoints/\n'],
  ])('%s', async (_, file, text) => {
    expect(await reasonWith({ [file]: text })).toBe('');
  });
});
