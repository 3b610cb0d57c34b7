/** How a run ends: what keeps its output away is said in a line, and what it proposes to type next does what it says. */
import { spawnSync } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INHERITED, MAIN } from '../support/cli.ts';
import type { Run } from '../support/cli.ts';
import { makeRepository, readFiles } from '../support/library.ts';
import { CONTRACT_FILE, LIBRARY } from '../support/training-step.ts';
import { stepalign } from '../support/warm-cli.ts';

// Linux has it: a device that is always full.
describe.skipIf(!existsSync('/dev/full'))('standard output on a full disk', () => {
  test.each([[['fix']], [['check', '--format', 'json']], [['--version']], [['fix', '--help']]])(
    'is said, after %j',
    (args) => {
      const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
        cwd: makeRepository(LIBRARY),
        encoding: 'utf8',
        env: INHERITED,
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      });
      expect(status).toBe(3);
      expect(stderr.split('\n').filter((line) => /stepalign: |^\s+at /.test(line))).toEqual([
        'stepalign: standard output: there is no space left on the disk',
      ]);
    },
  );
});

/** Runs what was proposed, as a shell does: it may quote. */
function takeHint({ stderr }: Run, words: string, cwd: string): Run & { readonly hint: string } {
  const hint = stderr.split('\n').find((line) => line.startsWith(words)) ?? '';
  const program = `stepalign() { ${process.execPath} ${MAIN} "$@"; }`;
  const result = spawnSync('bash', ['--norc', '-c', `${program}\n${hint.slice(words.length)}`], {
    cwd,
    encoding: 'utf8',
    env: INHERITED,
  });
  return { hint, exitCode: result.status, stdout: result.stdout, stderr: result.stderr };
}

const LOOK = 'To see what would be changed: ';
const WRITE = 'To write the changes: ';
const REVIEW = 'To see the fixes that want your review: ';

describe('what is proposed to be typed next', () => {
  test('does what it says, and has no flag twice', () => {
    const folder = makeRepository(LIBRARY);
    const args = ['--color', 'check', '--color=never', "--only=contract/*'s", '--only', 'contract/*'];
    expect(stepalign(folder, args).exitCode).toBe(2);
    const given = args.filter((word) => !word.endsWith("'s"));
    const seen = takeHint(stepalign(folder, [...given, 'steps', '--no-cache']), LOOK, folder);
    expect(seen.hint).toBe(`${LOOK}stepalign fix --color=never --only 'contract/*' steps`);
    expect([seen.exitCode, seen.stdout]).toEqual([1, expect.stringContaining(`+++ b/${CONTRACT_FILE}\n`)]);
    const written = takeHint(seen, WRITE, folder);
    expect(written.hint).toBe(`${WRITE}stepalign fix --write --color=never --only 'contract/*' steps`);
    expect(written.exitCode).toBe(0);
    expect(readFiles(folder)[CONTRACT_FILE]).not.toContain('"checkpoints"');
  });

  test('leaves the patch that was just written as it is', () => {
    const folder = makeRepository(LIBRARY);
    const run = stepalign(folder, ['fix', '--patch', 'drift.patch']);
    const patch = readFileSync(join(folder, 'drift.patch'), 'utf8');
    expect(takeHint(run, WRITE, folder)).toMatchObject({
      hint: `${WRITE}stepalign fix --write`,
      exitCode: 0,
    });
    expect(readFileSync(join(folder, 'drift.patch'), 'utf8')).toBe(patch);
  });

  test('is the review where there are only fixes that want one, and nothing where there are none', () => {
    // Something may read the output that the only fix would drop.
    const reader = 'uri: PyTorchTraining.checkpoints\n';
    const folder = makeRepository({ ...LIBRARY, 'pipelines/run.yaml': reader });
    const run = stepalign(folder, ['check']);
    expect(run.stderr).not.toContain(LOOK);
    const review = takeHint(run, REVIEW, folder);
    expect(review.hint).toBe(`${REVIEW}stepalign fix --review`);
    expect([review.exitCode, review.stdout]).toEqual([1, expect.stringContaining('-        "checkpoints"')]);
    expect(review.stderr).not.toContain(REVIEW);
    const none = stepalign(folder, ['check', '--skip', 'contract/internal-output']);
    expect(none.stderr).toMatch(/^checked 4 files: [^\n]*\nlibrary [^\n]*\n$/);
  });
});
