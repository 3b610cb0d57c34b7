/** The hooks for pre-commit: their manifest, and what docs/ci.md says to write, by pre-commit's own checks. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { SOURCE_EXTENSIONS } from '../../src/languages/index.ts';
import { CONFIG_FILES } from '../../src/workspace/config-file.ts';
import { stepalign } from '../support/cli.ts';
import { HOOKS, isWithoutPreCommit } from '../support/hooks.ts';
import { makeFolder, makeRepository } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { snippetsBelow } from '../support/snippets.ts';
import { LIBRARY } from '../support/training-step.ts';

test('each hook begins where a source or a configuration is committed, in any folder', () => {
  const taken = [
    ...SOURCE_EXTENSIONS.map((ending) => `x${ending}`),
    ...CONFIG_FILES,
    'package.json',
    'pyproject.toml',
  ];
  for (const { files } of HOOKS) {
    const pattern = new RegExp(files);
    expect(taken.flatMap((name) => [name, `a/b/${name}`]).filter((path) => !pattern.test(path))).toEqual([]);
    expect(['README.md', 'xpyproject.toml', 'a.py.txt'].filter((path) => pattern.test(path))).toEqual([]);
  }
});

test('each entry is a command that there is', () => {
  const folder = makeRepository(LIBRARY);
  const ended = HOOKS.map(({ id, entry }) => [id, stepalign(folder, entry.split(' ').slice(1)).exitCode]);
  expect(ended).toEqual([
    ['stepalign-check', 1],
    ['stepalign-fix', 0],
  ]);
});

test('each entry passes where a commit has YAML files and there is no step library', () => {
  const folder = makeRepository({ 'deploy/values.yaml': 'a: 1\n' });
  expect(HOOKS.map(({ entry }) => stepalign(folder, entry.split(' ').slice(1)))).toEqual(
    ['check', 'fix'].map((what) => ({
      exitCode: 0,
      stdout: '',
      stderr: `nothing to ${what}: there is no source here\n`,
    })),
  );
});

test('the configuration in docs/ci.md names hooks that there are', () => {
  const [config = ''] = snippetsBelow('docs/ci.md', 'pre-commit', 'yaml');
  const { repos } = parse(config) as { repos: { hooks: { id: string }[] }[] };
  const named = repos.flatMap(({ hooks }) => hooks.map(({ id }) => id));
  expect(named.sort()).toEqual(HOOKS.map(({ id }) => id).sort());
});

test.skipIf(isWithoutPreCommit)('pre-commit takes the manifest, and the configurations', () => {
  const validate = (...args: string[]): string => {
    const { stdout, stderr } = spawnSync('pre-commit', args, { encoding: 'utf8' });
    return stdout + stderr;
  };
  expect(validate('validate-manifest', join(PROJECT, '.pre-commit-hooks.yaml'))).toBe('');
  const configs = snippetsBelow('docs/ci.md', 'pre-commit', 'yaml');
  const folder = makeFolder(Object.fromEntries(configs.map((text, at) => [`${at}.yaml`, text])));
  for (const at of configs.keys()) expect(validate('validate-config', join(folder, `${at}.yaml`))).toBe('');
});
