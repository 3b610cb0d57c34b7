/** What docs/ci.md gives to copy is run, or read by a parser of who reads it in the end. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SOURCE_EXTENSIONS } from '../../src/languages/index.ts';
import { INHERITED, MAIN, stepalign } from '../support/cli.ts';
import { ACTION } from '../support/github-action.ts';
import { addFiles, git, makeRepository } from '../support/library.ts';
import { codes, tableBelow } from '../support/pages.ts';
import { PROJECT } from '../support/project.ts';
import { snippetBelow } from '../support/snippets.ts';
import { LIBRARY } from '../support/training-step.ts';
import { workflowErrors } from '../support/workflow-parser.ts';

const PAGE = 'docs/ci.md';

/** A drifted library that has stepalign among its packages, so that npx finds it. */
function makeWithPackage(): string {
  const folder = makeRepository({ ...LIBRARY, '.gitignore': 'node_modules/\n', 'package.json': '{}\n' });
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(MAIN, join(folder, 'node_modules/.bin/stepalign'));
  return folder;
}

function run(
  folder: string,
  program: string,
  args: readonly string[],
): { exitCode: number | null; all: string } {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...INHERITED, PATH: `${join(folder, 'node_modules/.bin')}:${INHERITED.PATH ?? ''}` },
  });
  return { exitCode: status, all: stdout + stderr };
}

describe('GitHub', () => {
  const text = snippetBelow(PAGE, 'GitHub', 'yaml');

  test('the workflow is one by GitHub’s parser', async () => {
    expect(await workflowErrors(text)).toEqual([]);
    expect(await workflowErrors(text.replace('runs-on', 'run-on'))).not.toEqual([]);
  });

  test('it gives the action inputs that it has, and the table has them all', () => {
    const workflow = parse(text) as {
      jobs: { drift: { steps: { uses: string; with: Record<string, unknown> }[] } };
    };
    const own = workflow.jobs.drift.steps.find(({ uses }) => uses.startsWith('OWNER/stepalign@'));
    const inputs = Object.keys(ACTION.inputs);
    expect(inputs).toEqual(expect.arrayContaining(Object.keys(own?.with ?? {})));
    const rows = tableBelow(PAGE, 'GitHub').map(([name = '', byItself = '']) => [
      codes(name)[0],
      codes(byItself)[0] ?? (byItself === '' ? '' : '${{ github.token }}'),
    ]);
    expect(rows).toEqual(Object.entries(ACTION.inputs).map(([name, { default: value }]) => [name, value]));
  });
});

test('GitLab’s job writes the report that it names', () => {
  const job = (
    parse(snippetBelow(PAGE, 'GitLab', 'yaml')) as {
      stepalign: { script: string[]; artifacts: { reports: { codequality: string } } };
    }
  ).stepalign;
  const folder = makeWithPackage();
  const expected = stepalign(folder, ['check', '--format', 'gitlab']).stdout;
  expect(run(folder, 'sh', ['-ec', job.script.join('\n')]).exitCode).toBe(1);
  expect(readFileSync(join(folder, job.artifacts.reports.codequality), 'utf8')).toBe(expected);
});

test('the command for other systems writes JUnit’s format', () => {
  const folder = makeWithPackage();
  const expected = stepalign(folder, ['check', '--format', 'junit']).stdout;
  expect(run(folder, 'sh', ['-ec', snippetBelow(PAGE, 'Elsewhere', 'sh')]).exitCode).toBe(1);
  expect(readFileSync(join(folder, 'stepalign.xml'), 'utf8')).toBe(expected);
});

describe('lint-staged', () => {
  const config = snippetBelow(PAGE, 'lint-staged', 'js');

  test('it runs the check where a source is staged, and says no where there is drift', () => {
    const folder = makeWithPackage();
    addFiles(folder, { 'lint-staged.config.mjs': config });
    const lintStaged = (): { exitCode: number | null; all: string } =>
      run(folder, process.execPath, [join(PROJECT, 'node_modules/lint-staged/bin/lint-staged.js')]);
    addFiles(folder, { 'steps/notes.txt': 'notes\n' });
    git(folder, ['add', 'steps/notes.txt']);
    expect(lintStaged().exitCode).toBe(0);
    addFiles(folder, { 'steps/other.py': 'x = 1\n' });
    git(folder, ['add', 'steps/other.py']);
    const drifted = lintStaged();
    expect(drifted.exitCode).toBe(1);
    expect(drifted.all).toContain('error [contract/internal-output]');
    stepalign(folder, ['fix', '--write', '--allow-dirty']);
    expect(lintStaged().exitCode).toBe(0);
  });

  test('its pattern takes every source', () => {
    const [, pattern = ''] = /'(\*[^']+)'/.exec(config) ?? [];
    const isTaken = picomatch(pattern, { dot: true });
    expect(SOURCE_EXTENSIONS.map((ending) => `x${ending}`).filter((name) => !isTaken(name))).toEqual([]);
  });
});
