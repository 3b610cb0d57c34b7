/** The benchmark recognizes what each of stepalign's own runs prints; jscodeshift and ast-grep are left to itself. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { CONTENDERS } from '../../bench/contenders.ts';
import type { ContenderName } from '../../bench/contenders.ts';
import { PROJECT } from '../support/project.ts';

function runNode(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' });
}

// Not by `npm run bench`: that builds `dist/` anew, which other tests run meanwhile.
beforeAll(() => {
  runNode(createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', 'tsconfig.bench.json');
}, 120_000);

function measured(names: readonly ContenderName[], ...options: string[]): string {
  const program = join('node_modules', '.cache', 'stepalign-bench', 'program', 'bench', 'main.js');
  return runNode(program, '--steps', '60', '--runs', '1', '--only', names.join(','), ...options);
}

test.each([
  [
    ['version', 'help', 'check', 'recheck', 'changed', 'fix'],
    ['--others', '5'],
  ],
  [['checkTimed', 'fixTimed', 'scoreTimed', 'resolveTimed'], ['--drifting']],
] as const)('%s', { timeout: 300_000 }, (names, options) => {
  const page = measured(names, ...options);
  expect(names.filter((name) => !page.includes(`| ${CONTENDERS[name].title} |`))).toEqual([]);
});
