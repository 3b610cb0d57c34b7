/** The example library and the README's demo: the founding case in Python and in TypeScript. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INHERITED, stepalign } from '../support/cli.ts';
import { PROJECT } from '../support/project.ts';
import { git, makeFolder, readFiles } from '../support/library.ts';
import { replaced } from '../support/training-step.ts';

const EXAMPLE = join(PROJECT, 'examples/step-library');

const ALIASES = ['evaluation_data', 'eval_data', 'validation_output', 'test_output', 'prediction_results'];

/** The fix as people made it by hand, file by file. */
const BY_HAND: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'python/steps/contracts/pytorch_training_contract.py': [
    ['/opt/ml/output/data",\n        "checkpoints": "/opt/ml/checkpoints"\n', '/opt/ml/output/data"\n'],
  ],
  'python/steps/specs/pytorch_training_spec.py': [
    ['properties.TrainingJobOutput.S3Output', 'properties.OutputDataConfig.S3OutputPath'],
    ['predictions"\n', `predictions",\n            aliases=["${ALIASES.join('", "')}"]\n`],
  ],
  'typescript/contracts/pytorchTraining.ts': [["    checkpoints: '/opt/ml/checkpoints',\n", '']],
  'typescript/specs/pytorchTraining.ts': [
    ['properties.TrainingJobOutput.S3Output', 'properties.OutputDataConfig.S3OutputPath'],
    ["predictions',\n", `predictions',\n      aliases: ['${ALIASES.join("', '")}'],\n`],
  ],
};

test('fix --write gives the text of the fix by hand, and nothing else changes', () => {
  const folder = makeFolder();
  cpSync(EXAMPLE, folder, { recursive: true });
  git(folder, ['init', '--quiet']);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'drifted']);
  const expected = readFiles(folder);
  for (const [file, changes] of Object.entries(BY_HAND)) {
    const before = readFileSync(join(folder, file), 'utf8');
    expected[file] = changes.reduce((text, [part, by]) => replaced(text, part, by), before);
  }
  expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
  expect(readFiles(folder)).toEqual(expected);
  const { exitCode, stdout, stderr } = stepalign(folder, ['check']);
  // What only a person can do remains, and is no drift.
  const left = stdout.match(/^\S+: info \[.*?\]/gm);
  expect({ exitCode, left, stderr }).toEqual({
    exitCode: 0,
    left: [
      'python/steps/builders/pytorch_training_builder.py:9:7: info [builder/checkpoint-not-configured]',
      'typescript/builders/trainingStepBuilders.ts:6:14: info [builder/checkpoint-not-configured]',
    ],
    stderr:
      `checked ${Object.keys(expected).filter((file) => /\.(?:py|ts)$/.test(file)).length} files: 2 info\n` +
      '2 libraries: python/steps: 3 specs, 3 contracts, 3 builders, 0 scripts; ' +
      'typescript: 3 specs, 3 contracts, 3 builders, 0 scripts\n',
  });
});

test('the demo shows the diff and what to type next, and ends well', () => {
  const { demo } = (
    JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { scripts: { demo: string } }
  ).scripts;
  // What the script runs after the build, which the tests' own build has done.
  const command = demo.split('&& ').at(-1) ?? '';
  const env = { ...INHERITED, npm_config_user_agent: 'npm/10' };
  const diff = execFileSync('sh', ['-c', `${command} 2>/dev/null`], { cwd: PROJECT, env, encoding: 'utf8' });
  const next = execFileSync('sh', ['-c', `${command} 2>&1 >/dev/null | tail -n 4`], {
    cwd: PROJECT,
    env,
    encoding: 'utf8',
  });
  expect(diff.match(/^\+\+\+ .*/gm)).toEqual(
    Object.keys(BY_HAND).map((file) => `+++ b/examples/step-library/${file}`),
  );
  expect(next).toBe(
    '4 files would change: 6 findings fixed, 2 info left\n' +
      'To write the changes: npx stepalign fix --write examples/step-library\n' +
      'PyTorchTrainingStepBuilder: score 82.3 → 100\n'.repeat(2),
  );
});
