/** How much is reported: `--level`, `--quiet`, `--statistics`; the exit code goes by all that is found. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addFiles, makeRepository, readFiles } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

/** Four errors and two infos; `fix` comes upon two warnings more. */
const EXAMPLE = readFiles(join(PROJECT, 'examples/step-library'));

/** The severity of each finding that is told, as `fix` and `check` tell them. */
function severitiesIn(text: string): string[] {
  return [...text.matchAll(/^\S+:\d+:\d+: (\w+) \[/gm)].map(([, severity]) => severity ?? '');
}

describe('check', () => {
  test.each([
    [['--level', 'info'], ['error', 'info'], 'checked 25 files: 4 errors, 2 info\n'],
    [['--level=warning'], ['error'], 'checked 25 files: 4 errors, 2 info; 2 below warning not reported\n'],
    [['-q'], ['error'], 'checked 25 files: 4 errors, 2 info; 2 below error not reported\n'],
    [
      ['-q', '--format', 'concise'],
      ['error'],
      'checked 25 files: 4 errors, 2 info; 2 below error not reported\n',
    ],
  ])('%j', (args, severities, summary) => {
    const { exitCode, stdout, stderr } = stepalign(makeRepository(EXAMPLE), ['check', ...args]);
    expect(exitCode).toBe(1);
    expect([...new Set(severitiesIn(stdout))].sort()).toEqual(severities);
    expect(stderr.startsWith(summary)).toBe(true);
    expect(stderr === summary).toBe(args.includes('-q'));
  });

  test('a report for programs has what people would see', () => {
    const folder = makeRepository(EXAMPLE);
    expect(stepalignJson(folder, ['check', '--level', 'error']).findings).toEqual(
      stepalignJson(folder, ['check']).findings.filter(({ severity }) => severity === 'error'),
    );
  });

  test('what isn’t reported makes the exit code all the same', () => {
    const folder = makeRepository(EXAMPLE);
    const only = ['check', '--only', 'builder/*', '-q', '--fail-on'];
    const stderr = 'checked 25 files: 2 info; 2 below error not reported\n';
    expect(stepalign(folder, [...only, 'info'])).toEqual({ exitCode: 1, stdout: '', stderr });
    expect(stepalign(folder, [...only, 'error'])).toEqual({ exitCode: 0, stdout: '', stderr });
  });

  test('what can’t be read is said quietly, too, and notes aren’t', () => {
    const folder = makeRepository(EXAMPLE);
    addFiles(folder, { 'python/steps/broken.py': 'STEP_NAMES = (\n', 'python/steps/empty.py': '' });
    const { stdout } = stepalign(folder, [
      'check',
      '-q',
      '--only',
      'builder/*',
      '.',
      'python/steps/empty.py',
    ]);
    expect(stdout).toMatch(/^python\/steps\/broken\.py:\d+:\d+: error [^\n]*\n$/);
  });
});

describe('fix', () => {
  test('-q prints the diff, errors and the summary', () => {
    const folder = makeRepository(EXAMPLE);
    const quiet = stepalign(folder, ['fix', '-q']);
    expect(quiet.stdout).toBe(stepalign(folder, ['fix']).stdout);
    expect(new Set(severitiesIn(quiet.stderr))).toEqual(new Set(['error']));
    expect(quiet.stderr).toMatch(
      /\n\n4 files would change: 6 findings fixed, 2 info left; 4 below error not reported\n$/,
    );
  });

  test('what the diff removes comes first, then what stays', () => {
    const { stderr } = stepalign(makeRepository(EXAMPLE), ['fix']);
    const [, removed = '', left = ''] =
      /^What the changes remove \(6\):\n\n([^]*\n\n)What stays \(2\):\n\n([^]*\n\n)4 files would change/.exec(
        stderr,
      ) ?? [];
    expect(severitiesIn(removed)).toEqual(['error', 'warning', 'error', 'error', 'warning', 'error']);
    expect(severitiesIn(left)).toEqual(['info', 'info']);
  });

  test('nothing is headed where all of it stays, or all of it goes', () => {
    const folder = makeRepository(EXAMPLE);
    for (const only of ['builder/*', 'property-path/*'])
      expect(stepalign(folder, ['fix', '--only', only]).stderr).toMatch(/^\S+:\d+:\d+: /);
  });
});

describe('--statistics', () => {
  test('counts what each rule has found, and how much of that has a fix', () => {
    const { exitCode, stdout } = stepalign(makeRepository(EXAMPLE), ['check', '--statistics']);
    expect(exitCode).toBe(1);
    expect(stdout).toBe(STATISTICS);
  });

  test('is a format, too, and leaves what isn’t reported uncounted', () => {
    const folder = makeRepository(EXAMPLE);
    const { stdout } = stepalign(folder, ['check', '--format', 'statistics', '--level', 'error']);
    expect(stdout).toBe(
      `2  error    contract/internal-output      2 safe  a contract declares checkpoints, logs or other training mechanics as an output
2  error    property-path/unknown-member  2 safe  a property path names a field that the API's response for the step type doesn't have
`,
    );
  });

  test('with another format it is wrong usage', () => {
    expect(
      stepalign(makeRepository({ 'a.py': 'X = 1\n' }), ['check', '--statistics', '--format', 'json']),
    ).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'stepalign: --statistics is --format statistics: give it alone, or as one of the formats\n',
    });
  });
});

const STATISTICS = `2  info     builder/checkpoint-not-configured  no fix  a contract uses the checkpoint (tensorboard, tensors, profiler) folder, and no builder configures it
2  error    contract/internal-output           2 safe  a contract declares checkpoints, logs or other training mechanics as an output
2  error    property-path/unknown-member       2 safe  a property path names a field that the API's response for the step type doesn't have
`;
