/** How the action gets its program: from its own revision, as a workflow's `uses` checks it out, or from npm. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStep, startJob } from '../support/github-action.ts';
import { addFiles, git, makeFolder } from '../support/library.ts';
import { packProject } from '../support/packed.ts';
import { copyOfProject, ENV_FOR_NPM } from '../support/project-copy.ts';
import { LIBRARY } from '../support/training-step.ts';

/** Installs as the action does, and checks a library with what is installed. @returns where the program lies */
function checkedBy(version: string, action: string): string | undefined {
  const folder = makeFolder();
  const job = startJob(folder, { version }, { 'github.action_path': action });
  mkdirSync(job.workspace);
  addFiles(job.workspace, LIBRARY);
  git(job.workspace, ['init', '--quiet']);
  expect(runStep(job, 'Install stepalign', ENV_FOR_NPM)).toMatchObject({ exitCode: 0 });
  expect(runStep(job, 'Run stepalign').stdout).toMatch(
    /^::error file=steps\/contracts\/pytorch_contract\.py,/,
  );
  expect(runStep(job, 'Tell how it ended').exitCode).toBe(1);
  return job.values.get('steps.install.outputs.program')?.replace(`${job.temp}/`, 'TEMP/');
}

test('from its own revision, which it builds once', { timeout: 600_000 }, () => {
  const action = copyOfProject();
  expect(existsSync(join(action, 'dist'))).toBe(false);
  const program = join(action, 'dist/src/cli/main.js');
  expect(checkedBy('', action)).toBe(program);
  expect(checkedBy('', action)).toBe(program);
});

test('from npm', { timeout: 600_000 }, () => {
  expect(checkedBy(`file:${packProject().file}`, makeFolder())).toBe(
    'TEMP/stepalign/node_modules/stepalign/dist/src/cli/main.js',
  );
});
