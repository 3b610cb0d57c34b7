/** action.yml: by GitHub's own parser, and its steps run by bash. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stepalign } from '../support/cli.ts';
import { ACTION, ACTION_TEXT, EXPRESSION, runStep, startJob } from '../support/github-action.ts';
import type { Job } from '../support/github-action.ts';
import { addFiles, git, makeFolder } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { LIBRARY } from '../support/training-step.ts';
import { actionErrors } from '../support/workflow-parser.ts';

test('GitHub’s parser takes it, and would say what is wrong', async () => {
  expect(await actionErrors(ACTION_TEXT)).toEqual([]);
  expect(await actionErrors(ACTION_TEXT.replace('shell: bash', 'shel: bash'))).not.toEqual([]);
});

test('no expression stands in a script, each is known, and the token goes to one step', () => {
  const { steps } = ACTION.runs;
  expect(steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
  const inputs = steps.flatMap(({ env, ...step }) =>
    [...[...Object.values(env), step['working-directory'] ?? ''].join(' ').matchAll(EXPRESSION)].flatMap(
      ([, expression = '']) => (expression.startsWith('inputs.') ? [expression.slice('inputs.'.length)] : []),
    ),
  );
  // Whether there is a comment is asked in a condition.
  expect([...inputs, 'comment'].sort()).toEqual(Object.keys(ACTION.inputs).sort());
  expect(steps.filter(({ env }) => JSON.stringify(env).includes('token')).map(({ name }) => name)).toEqual([
    'Comment on the pull request',
  ]);
});

const noShellcheck =
  process.env['CI'] === undefined && spawnSync('shellcheck', ['--version']).error !== undefined;

test.skipIf(noShellcheck).each(ACTION.runs.steps)('shellcheck has nothing to say of "$name"', ({ run }) => {
  const { stdout } = spawnSync('shellcheck', ['--shell=bash', '-'], { input: run, encoding: 'utf8' });
  expect(stdout).toBe('');
});

/** A job with this library checked out, and stepalign as the build has it. */
function jobOn(
  files: Files,
  inputs: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>> = {},
): Job {
  const folder = makeFolder();
  const job = startJob(folder, inputs, values);
  mkdirSync(job.workspace);
  addFiles(job.workspace, files);
  git(job.workspace, ['init', '--quiet']);
  expect(runStep(job, 'Install stepalign')).toEqual({ exitCode: 0, stdout: '', stderr: '', summary: '' });
  return job;
}

describe('the steps', () => {
  test('annotations, a summary, SARIF and the exit code are those of the command line', () => {
    const job = jobOn(LIBRARY, { sarif: 'drift.sarif' });
    const { workspace } = job;
    const expected = stepalign(workspace, ['check', '--format', 'github', '--format', 'markdown:own.md']);
    const { summary, ...ran } = runStep(job, 'Run stepalign');
    expect(ran).toEqual({ ...expected, exitCode: 0 });
    expect(summary).toBe(readFileSync(join(workspace, 'own.md'), 'utf8'));
    expect(ran.stdout).toMatch(/^::error file=/);
    expect(JSON.parse(readFileSync(join(workspace, 'drift.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
    expect(job.values.get('steps.run.outputs.exit-code')).toBe('1');
    expect(runStep(job, 'Tell how it ended').exitCode).toBe(1);
  });

  test('paths and options are lines, and none of them is a command or an option by accident', () => {
    const odd = '$(touch pwned) `touch pwned` "; touch pwned; .py';
    const job = jobOn(
      { ...LIBRARY, [odd]: 'x = 1\n', '-rf/a.py': 'x = 1\n' },
      { paths: `${odd}\n\n-rf\n`, options: '--level=error\n--fail-on=error' },
    );
    const { exitCode, stdout, stderr } = runStep(job, 'Run stepalign');
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(job.values.get('steps.run.outputs.exit-code')).toBe('0');
    expect(existsSync(join(job.workspace, 'pwned'))).toBe(false);
  });

  test('fix is a dry run', () => {
    const job = jobOn(LIBRARY, { command: 'fix', 'working-directory': '.' });
    runStep(job, 'Run stepalign');
    expect(job.values.get('steps.run.outputs.exit-code')).toBe('1');
    for (const [path, text] of Object.entries(LIBRARY))
      expect(readFileSync(join(job.workspace, path), 'utf8')).toBe(text);
  });

  test('wrong usage ends it: another command, a path that is not there', () => {
    const other = jobOn(LIBRARY, { command: 'undo' });
    expect(runStep(other, 'Run stepalign')).toEqual({
      exitCode: 2,
      stdout: '::error title=stepalign::the input command is check or fix\n',
      stderr: '',
      summary: '',
    });
    const nowhere = jobOn(LIBRARY, { paths: 'nowhere' });
    runStep(nowhere, 'Run stepalign');
    expect(runStep(nowhere, 'Tell how it ended').exitCode).toBe(2);
  });
});

/** Stands for GitHub: notes what is asked of it, and has these comments. @returns the folder that it lies in */
function withGh(job: Job, script: string): Job {
  const bin = join(job.temp, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'gh'),
    `#!/bin/bash\nprintf '%s ' "$GH_TOKEN" "$@" >> '${job.temp}/asked'; echo >> '${job.temp}/asked'\n${script}\n`,
  );
  chmodSync(join(bin, 'gh'), 0o755);
  return { ...job, path: bin };
}

describe('the comment', () => {
  const values = { 'github.repository': 'o/r', 'github.event.pull_request.number': '7' };
  const comments = 'repos/o/r/issues/7/comments';

  /** What is asked of GitHub, and what the step prints. */
  function commented(files: Files, script: string): { asked: string[]; stdout: string } {
    const job = withGh(jobOn(files, { comment: 'true' }, values), script);
    runStep(job, 'Run stepalign');
    const { exitCode, stdout, stderr } = runStep(job, 'Comment on the pull request');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const asked = readFileSync(join(job.temp, 'asked'), 'utf8').replaceAll(job.temp, 'TEMP').split('\n');
    return { asked: asked.slice(1, -1), stdout };
  }

  test('a first one is made where there is drift', () => {
    expect(commented(LIBRARY, '')).toEqual({
      asked: [`TOKEN api --silent --method POST ${comments} --field body=@TEMP/stepalign.md `],
      stdout: '',
    });
    expect(commented({ 'a.py': 'x = 1\n' }, '')).toEqual({ asked: [], stdout: '' });
  });

  test('a former one is replaced', () => {
    expect(commented(LIBRARY, '[[ "$2" != --paginate ]] || printf "11\\n12\\n"').asked).toEqual([
      'TOKEN api --silent --method PATCH repos/o/r/issues/comments/11 --field body=@TEMP/stepalign.md ',
    ]);
  });

  test('that it can’t be written is a warning', () => {
    expect(commented(LIBRARY, 'exit 1').stdout).toMatch(
      /^::warning title=stepalign::no comment could be written/,
    );
  });
});
