/** The API's documentation: its program runs, and says what the command line says. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check, resolve, score, UsageError } from '../../src/api.ts';
import { PROJECT } from '../support/project.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

test('the program in docs/api.md runs as it stands', () => {
  const program = /```ts\n(.*?)```/s.exec(readFileSync(join(PROJECT, 'docs/api.md'), 'utf8'))?.[1] ?? '';
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  const library = 'examples/step-library/python';
  const { findings } = stepalignJson(PROJECT, ['check', library]);
  const patch = stepalign(PROJECT, ['fix', library, '--only', 'contract/*']).stdout;
  expect(output).toBe(
    [
      ...findings.map(
        ({ file, line, column, rule, message }) =>
          `${join(PROJECT, file)}:${line}:${column} ${rule} ${message}`,
      ),
      patch,
      '1 file would change, written: false',
      '',
    ].join('\n'),
  );
});

test('wrong names are errors of the caller', async () => {
  await expect(check({ cwd: PROJECT, paths: ['examples'], only: ['nothing'] })).rejects.toThrow(UsageError);
});

test('resolve and score give the data that the commands print', async () => {
  const options = { cwd: join(PROJECT, 'examples/step-library/python'), step: ['PyTorchTraining'] };
  const { resolutions } = await resolve(options);
  expect(resolutions.map(({ step, dependency, winner }) => [step, dependency, winner])).toEqual([
    ['PyTorchTraining', 'input_path', 'TabularPreprocessing.processed_data'],
  ]);
  const { builders } = await score(options);
  expect(builders.map(({ builder, overall, afterFix }) => [builder, overall.rating, afterFix])).toEqual([
    ['PyTorchTrainingStepBuilder', 'Good', 100],
  ]);
});
