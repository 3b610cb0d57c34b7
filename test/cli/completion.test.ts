/** What a shell offers where a word is completed. Bash runs its script here; the other shells' in the long tests. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { transforms } from '../../src/project/transforms.ts';
import { INHERITED, MAIN, stepalign } from '../support/cli.ts';
import { makeFolder, makeRepository } from '../support/library.ts';
import { LIBRARY } from '../support/training-step.ts';

const NAMES = [...rules, ...transforms].map(({ name }) => name);

function offered(cwd: string, words: readonly string[]): string[] {
  const { stdout } = stepalign(cwd, ['--get-yargs-completions', 'stepalign', ...words], {
    env: { SHELL: '/bin/bash' },
  });
  return stdout.split('\n').slice(0, -1);
}

describe('completed are', () => {
  test.each([
    [['explain', ''], NAMES],
    [['check', '--only', ''], NAMES],
    [['fix', 'steps', '--skip', 'alias/'], NAMES],
    [
      ['check', '--step', ''],
      ['PyTorchTraining', 'PyTorchTrainingStepBuilder'],
    ],
    [
      ['resolve', 'Py'],
      ['PyTorchTraining', 'PyTorchTrainingStepBuilder'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['check', '--fail-on', ''],
      ['error', 'warning', 'info'],
    ],
    [
      ['fi'],
      ['check', 'fix', 'score', 'resolve', 'config', 'init', 'undo', 'explain', 'rules', 'completion'],
    ],
  ])('%j', (words, values) => {
    expect(offered(makeRepository(LIBRARY), words)).toEqual(values);
  });

  test('flags', () => {
    expect(offered(makeFolder(), ['explain', '--'])).toEqual(
      expect.arrayContaining(['--help', '--color', '--version']),
    );
  });

  test('no steps where nothing can be read', () => {
    expect(offered(makeFolder(), ['check', '--step', ''])).toEqual([]);
  });
});

test('in bash', () => {
  const script = `stepalign() { ${process.execPath} ${MAIN} "$@"; }
source <(stepalign completion bash)
COMP_WORDS=(stepalign explain contract/un) COMP_CWORD=2
$(complete -p stepalign | sed 's/.*-F \\([^ ]*\\).*/\\1/')
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const printed = execFileSync('bash', ['--norc', '-c', script], {
    cwd: makeFolder(),
    env: INHERITED,
    encoding: 'utf8',
  });
  expect(printed.split('\n').slice(0, -1)).toEqual(NAMES.filter((name) => name.startsWith('contract/un')));
});

test.each([
  ['/usr/bin/fish', /^complete -c stepalign -a /],
  ['/bin/zsh', /^#compdef stepalign\n/],
  ['/bin/bash', /^###-begin-stepalign-completions-###\n/],
  ['/bin/dash', /^###-begin-stepalign-completions-###\n/],
])('without a name it is the script of the user’s shell: %s', (SHELL, first) => {
  expect(stepalign(makeFolder(), ['completion'], { env: { SHELL } }).stdout).toMatch(first);
});

test('there is none for another shell', () => {
  expect(stepalign(makeFolder(), ['completion', 'csh'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'stepalign: completion csh: it takes bash, zsh or fish\n',
  });
});
