/** What comments suppress, as the commands tell it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addFiles, makeFolder, readFiles } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

/** A library in which one error and one info are left, and one error is suppressed. */
function makeSuppressed(reason = ': the old pipeline takes it'): string {
  const files = readFiles(join(PROJECT, 'examples/step-library/python'));
  const contract = 'steps/contracts/pytorch_training_contract.py';
  const folder = makeFolder(files);
  addFiles(folder, {
    [contract]: (files[contract] ?? '').replace(
      '"checkpoints": "/opt/ml/checkpoints"\n    },',
      `"checkpoints": "/opt/ml/checkpoints"  # stepalign-ignore contract/internal-output${reason}\n    },`,
    ),
  });
  return folder;
}

const PLACE = 'steps/contracts/pytorch_training_contract.py:14:9';

test('the summary has how many there are, and --verbose which, with their reasons', () => {
  const folder = makeSuppressed();
  const { stdout, stderr } = stepalign(folder, ['check', '--format', 'concise', '--verbose']);
  expect(stdout).not.toContain('contract/internal-output');
  expect(stderr.split('\n').slice(0, 3)).toEqual([
    'checked 15 files: 1 error, 1 info; 1 suppressed',
    `${PLACE}: suppressed [contract/internal-output] Contract outputs missing from specification outputs: {'checkpoints'}: PYTORCH_TRAIN_CONTRACT declares it, but /opt/ml/checkpoints is where training keeps its checkpoints, not data flow (the old pipeline takes it)`,
    'library .',
  ]);
});

test('it counts for no exit code, and fix leaves it', () => {
  const folder = makeSuppressed('');
  const only = ['--only', 'contract/*'];
  expect(stepalign(folder, ['check', ...only, '-q'])).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: 'checked 15 files: no drift found; 1 suppressed\n',
  });
  const before = readFiles(folder);
  expect(stepalign(folder, ['fix', '--write', ...only, '-q'])).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: 'checked 15 files: no drift found; 1 suppressed; nothing to fix\n',
  });
  expect(readFiles(folder)).toEqual(before);
  expect(stepalign(folder, ['check', '--at', PLACE, '-q']).stderr).toBe(
    'checked 15 files: no drift found; 1 suppressed\n',
  );
});

test('JSON has all that is known of it but a fix', () => {
  const folder = makeSuppressed();
  const { findings, suppressed } = stepalignJson(folder, ['check']);
  expect(findings.map(({ rule }) => rule)).not.toContain('contract/internal-output');
  expect(suppressed).toMatchObject([
    {
      rule: 'contract/internal-output',
      severity: 'error',
      file: 'steps/contracts/pytorch_training_contract.py',
      line: 14,
      column: 9,
      reason: 'the old pipeline takes it',
    },
  ]);
  expect(stepalignJson(makeSuppressed(''), ['check']).suppressed.map(({ reason }) => reason)).toEqual([null]);
});
