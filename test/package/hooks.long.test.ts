/** The hooks, run by pre-commit itself: installed from a clone of this repository, at real commits. */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWithoutPreCommit } from '../support/hooks.ts';
import { addFiles, git, makeFolder, makeRepository } from '../support/library.ts';
import { copyOfProject, ENV_FOR_NPM } from '../support/project-copy.ts';
import { PROJECT } from '../support/project.ts';

function hookConfig(repository: string, ...ids: string[]): string {
  const rev = git(repository, ['rev-parse', 'HEAD']).trim();
  return JSON.stringify({ repos: [{ repo: repository, rev, hooks: ids.map((id) => ({ id })) }] });
}

test.skipIf(isWithoutPreCommit)(
  'a commit with drift is refused, mended, and made',
  { timeout: 600_000 },
  () => {
    const stepalignRepository = copyOfProject();
    const folder = makeRepository({
      '.pre-commit-config.yaml': hookConfig(stepalignRepository, 'stepalign-check', 'stepalign-fix'),
    });
    const env = {
      ...ENV_FOR_NPM,
      PRE_COMMIT_HOME: makeFolder(),
      PRE_COMMIT_COLOR: 'never',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'test',
      GIT_AUTHOR_EMAIL: 'test@example.com',
      GIT_COMMITTER_NAME: 'test',
      GIT_COMMITTER_EMAIL: 'test@example.com',
    };
    const run = (program: string, ...args: string[]): { exitCode: number | null; all: string } => {
      const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env });
      return { exitCode: status, all: stdout + stderr };
    };
    const headlines = (all: string): string[] =>
      [...all.matchAll(/^(stepalign \w+)\.+(?:\(.*\))?(\w+)$/gm)].map(
        ([, name = '', ended = '']) => `${name}: ${ended}`,
      );

    run('pre-commit', 'install');
    addFiles(folder, { 'notes.txt': 'no source\n' });
    git(folder, ['add', 'notes.txt']);
    const notes = run('git', 'commit', '-m', 'notes');
    expect(headlines(notes.all)).toEqual(['stepalign check: Skipped', 'stepalign fix: Skipped']);
    expect(notes.exitCode).toBe(0);

    cpSync(join(PROJECT, 'examples/step-library'), folder, { recursive: true });
    git(folder, ['add', '--all']);
    const drifted = run('git', 'commit', '-m', 'library');
    expect(headlines(drifted.all)).toEqual(['stepalign check: Failed', 'stepalign fix: Failed']);
    expect(drifted.all).toContain(
      'python/steps/contracts/pytorch_training_contract.py:14:9: error [contract/internal-output]',
    );
    expect(drifted.all).toContain('- files were modified by this hook');
    expect(drifted.exitCode).toBe(1);

    // What the fix wrote isn't staged: the same commit, with -a, which git makes of an index of its own.
    const mended = run('git', 'commit', '-a', '-m', 'library');
    expect(headlines(mended.all)).toEqual(['stepalign check: Passed', 'stepalign fix: Passed']);
    expect(mended.exitCode).toBe(0);
    expect(git(folder, ['status', '--porcelain'])).toBe('');
  },
);
