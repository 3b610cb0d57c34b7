/** What a run keeps, and whether it can be believed when it is needed. */
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { listRuns, undoRun } from '../../../src/workspace/runs/undo.ts';
import { writeRun } from '../../../src/workspace/runs/write.ts';
import { stepalign } from '../../support/cli.ts';
import { git, makeFolder, makeRepository, readFiles } from '../../support/library.ts';
import { PROJECT } from '../../support/project.ts';

const DRIFTED = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
SPEC = StepSpecification(
    step_type="Train", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model", property_path="properties.Model.S3", aliases=["m"])]
)
`;
const NO_CHECKPOINTS = DRIFTED.replace(', "checkpoints": "/opt/ml/checkpoints"}', '}');
const MENDED = NO_CHECKPOINTS.replace('properties.Model.S3', 'properties.ModelArtifacts.S3ModelArtifacts');

/** A repository in which a run has written one file, and the folder in which that run keeps what the file was. */
function makeWritten(): { folder: string; run: string; kept: string } {
  const folder = makeRepository({ 'steps.py': DRIFTED });
  expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
  expect(readFiles(folder)).toEqual({ 'steps.py': MENDED });
  const [run = ''] = readdirSync(join(folder, '.git/stepalign/runs'));
  return { folder, run, kept: join(folder, '.git/stepalign/runs', run) };
}

describe('a text that a run keeps', () => {
  const length = Buffer.byteLength(DRIFTED);

  test.each<[string, 'before' | 'after', (path: string) => void, string]>([
    [
      'is cut short',
      'before',
      (path) => {
        truncateSync(path, 0);
      },
      `it has 0 of ${length} bytes`,
    ],
    [
      'is cut at its end',
      'before',
      (path) => {
        truncateSync(path, length - 1);
      },
      `it has ${length - 1} of ${length} bytes`,
    ],
    [
      'has another byte',
      'before',
      (path) => {
        writeFileSync(path, DRIFTED.replace('STEP', 'STEQ'));
      },
      'it does not have the hash that it was written with',
    ],
    [
      'is longer',
      'after',
      (path) => {
        writeFileSync(path, `${MENDED} `);
      },
      'it is too long',
    ],
  ])('%s: nothing is brought back', (_, part, happen, why) => {
    const { folder, run, kept } = makeWritten();
    happen(join(kept, part));
    expect(stepalign(folder, ['undo'])).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: `.git/stepalign/runs/${run}/${part}: error nothing was brought back, since what this run keeps of its files is damaged: ${why}\n`,
    });
    expect(readFiles(folder)).toEqual({ 'steps.py': MENDED });
    expect(existsSync(kept)).toBe(true);
  });

  test('has the lengths and the hash of what was written', () => {
    const { kept } = makeWritten();
    expect(readFileSync(join(kept, 'before'), 'utf8')).toBe(DRIFTED);
    expect(statSync(join(kept, 'after')).size).toBe(Buffer.byteLength(MENDED));
  });
});

describe('a journal of a former version, which has no hashes', () => {
  function makeFormer(): { folder: string; run: string; kept: string } {
    const written = makeWritten();
    const path = join(written.kept, 'journal.json');
    const { commits, sha256, left, ...journal } = JSON.parse(readFileSync(path, 'utf8')) as Record<
      string,
      unknown
    >;
    expect([commits, typeof sha256, left]).toEqual([null, 'object', []]);
    writeFileSync(path, JSON.stringify({ ...journal, version: 1 }));
    return written;
  }

  test('is taken back', () => {
    const { folder } = makeFormer();
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(readFiles(folder)).toEqual({ 'steps.py': DRIFTED });
  });

  test('is checked by lengths', () => {
    const { folder, run, kept } = makeFormer();
    truncateSync(join(kept, 'before'), 7);
    expect(stepalign(folder, ['undo']).stderr).toBe(
      `.git/stepalign/runs/${run}/before: error nothing was brought back, since what this run keeps of its files is damaged: it has 7 of ${Buffer.byteLength(DRIFTED)} bytes\n`,
    );
    expect(readFiles(folder)).toEqual({ 'steps.py': MENDED });
  });
});

describe('a clock that is put back between runs', () => {
  const ahead = {
    env: {
      NODE_OPTIONS: `--import ${join(PROJECT, 'test/support/shifted-clock.js')}`,
      CLOCK_SHIFT_MS: String(400 * 24 * 60 * 60 * 1000),
    },
  };

  test('leaves them in their order: undo takes back the last', () => {
    const folder = makeRepository({ 'steps.py': DRIFTED });
    expect(stepalign(folder, ['fix', '--write', '--only', 'contract/*'], ahead).exitCode).toBe(0);
    git(folder, ['commit', '--quiet', '--all', '--message', 'first']);
    expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
    expect(readFiles(folder)).toEqual({ 'steps.py': MENDED });
    const [last, first] = stepalign(folder, ['undo', '--list']).stdout.split('\n');
    // What is shown is what the clock said.
    const [, today, inAYear] = [last, first].join('\n').match(/^\S+ {2}(\d{4}).*\n\S+ {2}(\d{4})/) ?? [];
    expect(Number(inAYear) - Number(today)).toBeGreaterThanOrEqual(1);
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(readFiles(folder)).toEqual({ 'steps.py': NO_CHECKPOINTS });
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(readFiles(folder)).toEqual({ 'steps.py': DRIFTED });
    expect(stepalign(folder, ['undo']).stderr).toMatch(/there is no run to undo here/);
  });

  test('takes back a run of a clock that was far ahead', () => {
    const folder = makeRepository({ 'steps.py': DRIFTED });
    const years = (count: number): { env: Record<string, string> } => ({
      env: { ...ahead.env, CLOCK_SHIFT_MS: String(count * 366 * 24 * 60 * 60 * 1000) },
    });
    for (const clock of [years(20_000), years(2_000), years(0)]) {
      expect(stepalign(folder, ['fix', '--write'], clock).exitCode).toBe(0);
      expect(readFiles(folder)).toEqual({ 'steps.py': MENDED });
      expect(stepalign(folder, ['undo'], clock).exitCode).toBe(0);
      expect(readFiles(folder)).toEqual({ 'steps.py': DRIFTED });
    }
    expect(stepalign(folder, ['undo', '--list']).stdout.trimEnd().split('\n')).toHaveLength(6);
  });

  test('makes no two runs of one name, and keeps the last twenty', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const folder = makeFolder({ 'a.py': 'a = -1\n' });
    const scope = { boundary: folder, workTree: null };
    const start = Date.UTC(2026, 0, 1);
    for (let run = 0; run < 24; run += 1) {
      // Always the same moment, an hour back in the middle.
      vi.setSystemTime(run < 12 ? start : start - 3_600_000);
      const change = { file: `${folder}/a.py`, before: `a = ${run - 1}\n`, after: `a = ${run}\n` };
      await writeRun([change], scope, `run ${run}`);
    }
    expect((await listRuns(scope)).map(({ what }) => what)).toEqual(
      Array.from({ length: 20 }, (_, at) => `run ${at + 4}`),
    );
    expect((await undoRun(scope)).undone?.what).toBe('run 23');
    expect(readFiles(folder)).toEqual({ 'a.py': 'a = 22\n' });
  });
});
