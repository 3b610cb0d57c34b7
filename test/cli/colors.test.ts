/** Which stream is coloured: a terminal, unless it is said otherwise. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wantsColor } from '../../src/cli/colors.ts';
import { stepalign } from '../support/cli.ts';
import { git, makeRepository, readFiles } from '../support/library.ts';
import { bashInTerminal } from '../support/terminal.ts';
import { CONTRACT_FILE, LIBRARY } from '../support/training-step.ts';

const COLOUR = /\u001B\[\d+m/;
const REMOVED = '\u001B[31m-        "checkpoints": "/opt/ml/checkpoints"\u001B[39m';

test.each([
  [false, 'auto', {}, false],
  [true, 'auto', { TERM: 'xterm' }, true],
  [true, 'auto', { TERM: 'dumb' }, false],
  [
    false,
    'auto',
    { CI: 'true', GITHUB_ACTIONS: 'true', TERM: 'xterm-256color', COLORTERM: 'truecolor' },
    false,
  ],
  [false, 'auto', { FORCE_COLOR: '1' }, true],
  [false, 'auto', { FORCE_COLOR: '3' }, true],
  [true, 'auto', { FORCE_COLOR: '0' }, false],
  [true, 'auto', { FORCE_COLOR: 'false' }, false],
  [false, 'auto', { FORCE_COLOR: '' }, false],
  [true, 'auto', { NO_COLOR: '1' }, false],
  [true, 'auto', { NO_COLOR: '' }, true],
  [true, 'auto', { NO_COLOR: '0', FORCE_COLOR: '1' }, false],
  [false, 'always', { NO_COLOR: '1', TERM: 'dumb' }, true],
  [true, 'never', { FORCE_COLOR: '1' }, false],
] as const)(
  'a stream of which it is %j that it is a terminal, with --color=%s and %j: %j',
  (isTerminal, choice, env, is) => {
    expect(wantsColor(isTerminal, choice, env)).toBe(is);
  },
);

test('what CI runs is a patch', () => {
  const folder = makeRepository(LIBRARY);
  const { stdout, stderr } = stepalign(folder, ['fix'], { env: { CI: 'true', GITHUB_ACTIONS: 'true' } });
  expect(stderr).toContain(`${CONTRACT_FILE}:9:9: error [contract/internal-output]`);
  git(folder, ['apply'], stdout);
  expect(readFiles(folder)[CONTRACT_FILE]).not.toContain('"checkpoints"');
});

test('on a terminal each stream is coloured where it goes there itself', () => {
  const folder = makeRepository(LIBRARY);
  const run = (command: string): string => bashInTerminal(folder, command).output;
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  expect(run('stepalign fix 2>errors')).toContain(REMOVED);
  expect(read('errors')).toContain(`${CONTRACT_FILE}:9:9: error [contract/internal-output]`);
  expect(run('stepalign fix >patch')).toMatch(COLOUR);
  git(folder, ['apply', 'patch']);
});
