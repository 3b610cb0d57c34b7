/** What dependencies resolve to, and what a fix would change about it. */
import { describe, expect, test } from 'vitest';
import { fix, patchText } from '../../src/api.ts';
import type { FixResult } from '../../src/api.ts';
import { git, makeFolder, makeRepository } from '../support/library.ts';
import { stepalign } from '../support/warm-cli.ts';

const REGISTRY = `STEP_NAMES = {
    "TrainA": {"sagemaker_step_type": "Training"},
    "TrainB": {"sagemaker_step_type": "Training"},
    "Calibrate": {"sagemaker_step_type": "Processing"},
}
`;

function training(step: string, name: string, aliases: string): string {
  return `${step.toUpperCase()} = StepSpecification(
    step_type="${step}",
    outputs=[
        OutputSpec(
            logical_name="${name}",
            output_type=DependencyType.PROCESSING_OUTPUT,
            property_path="properties.OutputDataConfig.S3OutputPath"${aliases}
        )
    ]
)
`;
}

function calibration(sources: string): string {
  return `CALIBRATE = StepSpecification(
    step_type="Calibrate",
    dependencies=[
        DependencySpec(
            logical_name="evaluation_data",
            dependency_type=DependencyType.PROCESSING_OUTPUT,
            compatible_sources=[${sources}],
        )
    ],
    outputs=[],
)
`;
}

const ALIASES = ',\n            aliases=["evaluation_data"]';

function library(first: string, second: string, sources: string): Record<string, string> {
  return { 'registry.py': REGISTRY, 'a.py': first, 'b.py': second, 'calibrate.py': calibration(sources) };
}

describe('stepalign resolve', () => {
  const folder = (): string =>
    makeFolder(library(training('TrainA', 'data_output', ''), training('TrainB', 'x', ALIASES), '"TrainB"'));

  test('shows the candidates with their scores', () => {
    expect(stepalign(folder(), ['resolve'])).toEqual({
      exitCode: 0,
      stdout: `Calibrate.evaluation_data calibrate.py:5:26
  resolves to TrainB.x
   score    type    data    name   exact  source   words  output
    1.00    0.40    0.20    0.25    0.05    0.10    0.00  TrainB.x as evaluation_data
    0.71    0.40    0.20    0.11    0.00    0.00    0.00  TrainA.data_output
`,
      stderr: '1 of 1 dependencies resolve\n',
    });
  });

  test('--explain says why', () => {
    const { stdout } = stepalign(folder(), ['resolve', 'Calib*', '--explain']);
    expect(stdout.split('\n').filter((line) => line.startsWith(' '.repeat(9)))).toEqual([
      '          evaluation_data and evaluation_data are the same name',
      '          data_output is 0.44 like evaluation_data: characters 0.31 × 0.30, words 0.33 × 0.25, meanings 0.25 × 0.25, substrings 1.00 × 0.20',
    ]);
  });

  test('--format json has the same as data', () => {
    const { stdout, stderr } = stepalign(folder(), ['resolve', '--format', 'json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      dependencies: [
        {
          step: 'Calibrate',
          dependency: 'evaluation_data',
          required: true,
          type: 'PROCESSING_OUTPUT',
          file: 'calibrate.py',
          line: 5,
          column: 26,
          winner: 'TrainB.x',
          candidates: [
            { step: 'TrainB', output: 'x', score: 1, file: 'b.py', line: 5, matchedName: 'evaluation_data' },
            { step: 'TrainA', output: 'data_output', file: 'a.py', parts: { type: 0.4, source: 0 } },
          ],
        },
      ],
      files: { read: 4, unparsable: [] },
    });
  });

  test('says that nothing is good enough', () => {
    const cwd = makeFolder({ 'registry.py': REGISTRY, 'calibrate.py': calibration('') });
    expect(stepalign(cwd, ['resolve']).stdout).toBe(
      'Calibrate.evaluation_data calibrate.py:5:26\n  resolves to nothing: no output scores above 0.5\n',
    );
  });

  test('half of it is not enough', () => {
    const step = training('TrainA', 'qrs', '');
    const wanted = calibration('"TrainA"')
      .replace('evaluation_data', 'xyz')
      .replace('PROCESSING_OUTPUT', 'TRAINING_DATA');
    const cwd = makeFolder({ 'registry.py': REGISTRY, 'a.py': step, 'calibrate.py': wanted });
    expect(stepalign(cwd, ['resolve']).stdout.split('\n').slice(1, 4)).toEqual([
      '  resolves to nothing: no output scores above 0.5',
      '   score    type    data    name   exact  source   words  output',
      '    0.50    0.20    0.20    0.00    0.00    0.10    0.00  TrainA.qrs',
    ]);
  });

  test('of two that are as good the first by path wins', () => {
    const both = (first: string, second: string): string | undefined =>
      stepalign(
        makeFolder({ ...library(training(first, 'x', ALIASES), training(second, 'x', ALIASES), '') }),
        ['resolve'],
      ).stdout.split('\n')[1];
    expect(both('TrainA', 'TrainB')).toBe('  resolves to TrainA.x');
    expect(both('TrainB', 'TrainA')).toBe('  resolves to TrainB.x');
  });

  test('knows no other step', () => {
    expect(stepalign(folder(), ['resolve', 'Calibrat'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'stepalign: Calibrat: no step or builder is called so. Did you mean Calibrate?\n',
    });
  });

  test('a source that is not named loses points where the configuration says so', () => {
    const files = library(
      training('TrainA', 'data_output', ''),
      training('TrainB', 'x', ALIASES),
      '"TrainB"',
    );
    const cwd = makeFolder({ ...files, 'stepalign.config.json': '{"sourceScoring": "penalty"}' });
    expect(stepalign(cwd, ['resolve']).stdout.split('\n')[4]).toBe(
      '    0.61    0.40    0.20    0.11    0.00   -0.10    0.00  TrainA.data_output',
    );
  });
});

describe('a fix that gives an output aliases', () => {
  const aliasesOf = ({ findings }: FixResult): unknown =>
    findings
      .filter(({ rule }) => rule === 'alias/missing-standard')
      .map((finding) => [finding.fix?.safety, finding.fix?.reason, finding.fixed]);

  test('is safe where the winner stays, and the head of the diff says what it does', async () => {
    const cwd = makeRepository(
      library(training('TrainA', 'data_output', ''), training('TrainB', 'x', ALIASES), '"TrainB"'),
    );
    const result = await fix({ cwd });
    expect(aliasesOf(result)).toEqual([['safe', 'add the aliases evaluation_data', true]]);
    expect(result.resolutions).toEqual([
      'Calibrate.evaluation_data: TrainB 1.00 stays ahead of TrainA 0.71 → 0.90',
    ]);
    const patch = patchText(result);
    expect(patch.split('\n', 2)).toEqual([result.resolutions[0], 'diff --git a/a.py b/a.py']);
    git(cwd, ['apply', '--check'], patch);
  });

  test('wants review where another output would win', async () => {
    const cwd = makeFolder(
      library(training('TrainA', 'data_output', ''), training('TrainB', 'x', ALIASES), '"TrainA"'),
    );
    expect(aliasesOf(await fix({ cwd }))).toEqual([
      [
        'review',
        'add the aliases evaluation_data; Calibrate.evaluation_data goes from TrainB.x 0.90 to TrainA.data_output 1.00',
        false,
      ],
    ]);
    const { resolutions } = await fix({ cwd, review: true });
    expect(resolutions).toEqual([
      'Calibrate.evaluation_data: goes from TrainB.x 0.90 to TrainA.data_output 1.00',
    ]);
  });

  test('wants review where two would be as good, and the first one wins', async () => {
    const cwd = makeFolder(
      library(training('TrainA', 'data_output', ''), training('TrainB', 'x', ALIASES), '"TrainA", "TrainB"'),
    );
    expect(aliasesOf(await fix({ cwd }))).toEqual([
      [
        'review',
        'add the aliases evaluation_data; Calibrate.evaluation_data goes from TrainB.x 1.00 to TrainA.data_output 1.00',
        false,
      ],
    ]);
    const other = makeFolder(
      library(training('TrainA', 'x', ALIASES), training('TrainB', 'data_output', ''), '"TrainA", "TrainB"'),
    );
    expect(aliasesOf(await fix({ cwd: other }))).toEqual([['safe', 'add the aliases evaluation_data', true]]);
  });
});

test('a fix that drops an alias wants review where another output would win', async () => {
  const conflicting = training('TrainB', 'EVALUATION_DATA', ALIASES);
  const cwd = makeFolder(library(training('TrainA', 'eval_data', ''), conflicting, ''));
  const { findings } = await fix({ cwd, only: ['alias/conflict'] });
  expect(findings.map((finding) => [finding.fix?.safety, finding.fix?.reason])).toEqual([
    [
      'review',
      'drop the alias evaluation_data; Calibrate.evaluation_data goes from TrainB.EVALUATION_DATA 0.95 to TrainA.eval_data 0.90',
    ],
  ]);
});
