/** The scripts of `stepalign completion`, run by the shells that they are for. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INHERITED, MAIN } from '../support/cli.ts';
import { makeRepository } from '../support/library.ts';
import { LIBRARY } from '../support/training-step.ts';

/** CI has them; whoever hasn't isn't kept from testing the rest. */
function isMissing(shell: string): boolean {
  return process.env['CI'] === undefined && spawnSync(shell, ['--version']).error !== undefined;
}

/** A folder for PATH, with the program in it. */
function binOf(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'stepalign'), `#!/bin/sh\nexec ${process.execPath} ${MAIN} "$@"\n`, {
    mode: 0o755,
  });
  return bin;
}

function run(shell: string, args: readonly string[]): string {
  const folder = makeRepository(LIBRARY);
  const env = {
    ...INHERITED,
    PATH: `${binOf(folder)}:${process.env['PATH'] ?? ''}`,
    SHELL: shell,
    TERM: 'dumb',
  };
  return execFileSync(shell, args, { cwd: folder, env, encoding: 'utf8' });
}

test.skipIf(isMissing('fish')).each([
  ['stepalign explain contract/internal', 'contract/internal-output\n'],
  ['stepalign check --step ', 'PyTorchTraining\n'],
  ['stepalign resolve Py', 'PyTorchTraining\n'],
  ['stepalign comp', 'completion\n'],
])('fish completes %j', (line, completed) => {
  const script = `stepalign completion fish | source; complete -C '${line}'`;
  expect(run('fish', ['--no-config', '-c', script]).replace(/\t.*/g, '')).toContain(completed);
});

test.skipIf(isMissing('zsh'))('zsh takes the script, and what it calls gives names', () => {
  const script = `autoload -Uz compinit && compinit -u -D
source <(stepalign completion zsh)
_describe() { print -l -- "\${reply[@]}"; }
words=(stepalign explain contract/internal) CURRENT=3 BUFFER='stepalign explain contract/internal' CURSOR=35
_stepalign_yargs_completions
print -- "\${_comps[stepalign]}"`;
  const printed = run('zsh', ['-f', '-c', script]).split('\n');
  expect(printed).toContain('contract/internal-output');
  expect(printed.at(-2)).toBe('_stepalign_yargs_completions');
});
