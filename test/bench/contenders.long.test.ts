/** The benchmark recognizes what each of stepalign's own runs prints; jscodeshift and ast-grep are left to itself. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { CONTENDERS } from '../../bench/contenders.ts';
import type { ContenderName } from '../../bench/contenders.ts';
import { PROJECT } from '../support/project.ts';

function measured(names: readonly ContenderName[], ...options: string[]): string {
  const args = [
    'run',
    '--silent',
    'bench',
    '--',
    '--steps',
    '60',
    '--runs',
    '1',
    '--only',
    names.join(','),
    ...options,
  ];
  return execFileSync('npm', args, { cwd: PROJECT, encoding: 'utf8' });
}

test.each([
  [
    ['version', 'help', 'check', 'recheck', 'fix'],
    ['--others', '5'],
  ],
  [['checkTimed', 'fixTimed', 'scoreTimed', 'resolveTimed'], ['--drifting']],
] as const)('%s', { timeout: 300_000 }, (names, options) => {
  const page = measured(names, ...options);
  expect(names.filter((name) => !page.includes(`| ${CONTENDERS[name].title} |`))).toEqual([]);
});
