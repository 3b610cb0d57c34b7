/** The package, installed by npm into an empty folder. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stepalign } from '../support/cli.ts';
import type { Run } from '../support/cli.ts';
import { addFiles, makeFolder } from '../support/library.ts';
import { packProject } from '../support/packed.ts';
import { below, codes, tableBelow } from '../support/pages.ts';
import { ENV_FOR_NPM } from '../support/project-copy.ts';
import { PROJECT } from '../support/project.ts';

/** What the check of each example says, in its order. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'step-library/python': [
    'steps/builders/pytorch_training_builder.py:9:7: info [builder/checkpoint-not-configured]',
    'steps/contracts/pytorch_training_contract.py:14:9: error [contract/internal-output]',
    'steps/specs/pytorch_training_spec.py:41:27: error [property-path/unknown-member]',
  ],
  'step-library/typescript': [
    'builders/trainingStepBuilders.ts:6:14: info [builder/checkpoint-not-configured]',
    'contracts/pytorchTraining.ts:13:5: error [contract/internal-output]',
    'specs/pytorchTraining.ts:26:21: error [property-path/unknown-member]',
  ],
  'step-interfaces': [
    'steps/pytorch_training.step.yaml:18:5: error [contract/internal-output]',
    'steps/pytorch_training.step.yaml:39:22: error [property-path/unknown-member]',
  ],
};

/** A program that imports the package, with its types. */
const CONSUMER = `import { check, UsageError } from 'stepalign';
import type { CheckResult } from 'stepalign';

const result: CheckResult = await check({ paths: ['steps'], cwd: 'examples/step-interfaces' });
const rules: string[] = result.findings.map(({ rule }) => rule);
process.stdout.write(rules.join(' '));
if (typeof UsageError !== 'function') throw new Error('no class');
`;

const SETTINGS = JSON.stringify({
  files: ['consumer.ts'],
  compilerOptions: {
    module: 'nodenext',
    target: 'es2023',
    strict: true,
    types: ['node'],
    typeRoots: ['TYPES'],
  },
}).replace('TYPES', join(PROJECT, 'node_modules/@types'));

/** The bytes of each package below a folder's node_modules, by name. */
function sizesOfPackages(folder: string): Map<string, number> {
  const modules = join(folder, 'node_modules');
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => `${name}/${own}`) : [name],
  );
  const sizeOf = (name: string): number =>
    readdirSync(join(modules, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return new Map(names.filter((name) => !name.startsWith('.')).map((name) => [name, sizeOf(name)]));
}

test('it runs on the examples, in three languages, and is as large as told', { timeout: 600_000 }, () => {
  const folder = makeFolder({ 'package.json': '{ "private": true, "type": "module" }\n' });
  const run = (program: string, ...args: string[]): Run => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      env: ENV_FOR_NPM,
    });
    return { exitCode: status, stdout, stderr };
  };
  expect(run('npm', 'install', '--no-audit', '--no-fund', packProject().file)).toMatchObject({ exitCode: 0 });
  cpSync(join(PROJECT, 'examples'), join(folder, 'examples'), { recursive: true });

  for (const [example, expected] of Object.entries(EXAMPLES)) {
    const path = `examples/${example}`;
    const ran = run('npx', '--no-install', 'stepalign', 'check', path);
    const found = [...ran.stdout.matchAll(/^(\S+:\d+:\d+: \w+ \[\S+\]) /gm)].map(([, head]) => head);
    expect(found).toEqual(expected.map((head) => `${path}/${head}`));
    expect(ran.exitCode).toBe(1);
    // npx says so in what it proposes.
    const own = stepalign(folder, ['check', path], { env: { npm_config_user_agent: 'npm/10' } });
    expect(ran).toEqual(own);
    expect(run('npx', '--no-install', 'stepalign', 'fix', path).stdout).toBe(
      stepalign(folder, ['fix', path]).stdout,
    );
  }
  expect(run('npx', '--no-install', 'stepalign', '--help').stdout).toBe(stepalign(folder, ['--help']).stdout);
  const page = ['explain', 'contract/internal-output'];
  expect(run('npx', '--no-install', 'stepalign', ...page).stdout).toBe(stepalign(folder, page).stdout);

  addFiles(folder, { 'consumer.ts': CONSUMER, 'tsconfig.json': SETTINGS });
  const tsc = join(PROJECT, 'node_modules/typescript/bin/tsc');
  expect(run(process.execPath, tsc)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  expect(run(process.execPath, 'consumer.js')).toEqual({
    exitCode: 0,
    stdout: 'contract/internal-output property-path/unknown-member',
    stderr: '',
  });

  const sizes = sizesOfPackages(folder);
  const megabytes = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (sizes.get(name) ?? NaN), 0) / 1e6;
  const rows = tableBelow('docs/package.md', 'What it installs').map(
    ([names = '', size]) => [codes(names), Number(size)] as const,
  );
  for (const [names, told] of rows)
    expect(Math.abs(megabytes(names) - told), names.join()).toBeLessThan(told * 0.1 + 0.05);
  const isTold = new Set([...rows.flatMap(([names]) => names), 'stepalign']);
  expect([...sizes].filter(([name, size]) => size > 500_000 && !isTold.has(name))).toEqual([]);
  const [, all, packages] =
    /(\d+) MB in some (\d+) packages/.exec(below('docs/package.md', 'What it installs')) ?? [];
  expect(Math.abs(megabytes([...sizes.keys()]) - Number(all))).toBeLessThan(2);
  expect(Math.abs(sizes.size - Number(packages))).toBeLessThan(5);
  expect(existsSync(join(folder, 'node_modules/jscodeshift'))).toBe(false);
});
