/** The worked example of CONTRIBUTING.md: what the generator writes runs at once, and touches two files that aren't its own. */
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { git } from '../support/library.ts';
import { copyOfProject } from '../support/project-copy.ts';
import { PROJECT } from '../support/project.ts';

function changedFiles(folder: string): string[] {
  return git(folder, [
    'status',
    '--porcelain',
    '--untracked-files=all',
    '--',
    '.',
    ':!node_modules',
    ':!dist',
  ])
    .split('\n')
    .filter((line) => line !== '')
    .sort();
}

function lines(folder: string, ...paths: string[]): number {
  return paths.reduce(
    (sum, path) => sum + readFileSync(join(folder, path), 'utf8').split('\n').length - 1,
    0,
  );
}

/** @throws with all that it printed where it fails */
function run(
  folder: string,
  program: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): void {
  const own = ['TESTS', 'VITEST'];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.includes(name)));
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, ...more },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
}

test('a new rule with its transform', { timeout: 300_000 }, () => {
  const folder = copyOfProject();
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  run(folder, process.execPath, ['scripts/new.js', 'rule', 'alias/example']);
  expect(changedFiles(folder)).toEqual([
    ' M src/rules/index.ts',
    '?? __testfixtures__/fix/alias-example.unchanged.py',
    '?? src/rules/alias/example.md',
    '?? src/rules/alias/example.ts',
    '?? test/rules/alias/example.test.ts',
  ]);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run'];
  run(folder, process.execPath, [
    ...vitest,
    'rules/alias/example',
    'whole-runs/fixtures/python',
    '-t',
    'example',
  ]);

  run(folder, process.execPath, ['scripts/new.js', 'transform', 'drop-example', 'alias/example']);
  expect(changedFiles(folder)).toEqual([
    ' M src/project/transforms.ts',
    ' M src/rules/index.ts',
    '?? __testfixtures__/drop-example/example.input.py',
    '?? __testfixtures__/drop-example/example.output.py',
    '?? src/rules/alias/example.md',
    '?? src/rules/alias/example.ts',
    '?? test/rules/alias/example.test.ts',
    '?? transforms/drop-example.ts',
  ]);
  run(folder, process.execPath, ['node_modules/typescript/bin/tsc']);
  run(folder, process.execPath, [
    'node_modules/prettier/bin/prettier.cjs',
    '--check',
    'src/rules',
    'src/project',
    'transforms',
    'test/rules',
  ]);
  run(folder, process.execPath, [
    ...vitest,
    'rules/alias/example',
    'whole-runs/fixtures/python',
    '-t',
    'example',
  ]);
  run(folder, process.execPath, ['scripts/build.js']);
  run(folder, process.execPath, [...vitest, 'test/docs/rules'], { UPDATE: '1' });
  run(folder, process.execPath, [...vitest, 'test/project', 'test/docs']);

  const [rule, page, test, transform] = [
    'src/rules/alias/example.ts',
    'src/rules/alias/example.md',
    'test/rules/alias/example.test.ts',
    'transforms/drop-example.ts',
  ].map((path) => lines(folder, path));
  const fixture = lines(
    folder,
    '__testfixtures__/drop-example/example.input.py',
    '__testfixtures__/drop-example/example.output.py',
  );
  const told = [
    ...readFileSync(join(PROJECT, 'CONTRIBUTING.md'), 'utf8').matchAll(/^\| .*? \| (\d+) +\| (\d+) +\|$/gm),
  ];
  expect(told.map(([, files, count]) => [Number(files), Number(count)])).toEqual([
    [2, (rule ?? 0) + (page ?? 0)],
    [1, test],
    [1, transform],
    [2, fixture],
    [2, 4],
  ]);
});

test('what it is not told it asks for', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(PROJECT, 'scripts/new.js'), 'rule', 'Alias'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'which rule? npm run new rule <group>/<name>, in words like alias/lost-name\n',
  });
});
