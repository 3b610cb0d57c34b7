/** Each transform alone, with jscodeshift's own command line. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { transforms } from '../src/run/transforms.ts';
import { PROJECT } from './support/project.ts';
import { fixtures, twins } from './support/fixtures.ts';
import { makeFolder, readFiles } from './support/library.ts';

const JSCODESHIFT = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js');

function jscodeshift(transform: string, folder: string, args: readonly string[] = []): string {
  const file = join(PROJECT, 'transforms', `${transform}.ts`);
  const command = [JSCODESHIFT, '-t', file, '--extensions=ts,js', '--run-in-band', ...args, folder];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: PROJECT, encoding: 'utf8' });
  expect(`${status} ${stderr}`).toBe('0 ');
  return stdout;
}

const TRANSFORMS = transforms.map(({ name }) => name);

describe.each(TRANSFORMS)('%s', (transform) => {
  const own = fixtures.filter(
    (fixture) => fixture.transform === transform && /^[jt]s$/.test(fixture.extension),
  );

  test('gives the same text as stepalign, for every fixture and twin', () => {
    expect(own).not.toEqual([]);
    const cases = own.flatMap((fixture) => twins.map((twin) => ({ fixture, twin })));
    const named = cases.map(({ fixture, twin }, at) => ({ path: `${at}-${fixture.name}`, fixture, twin }));
    const folder = makeFolder(
      Object.fromEntries(named.map(({ path, fixture, twin }) => [path, twin.of(fixture.input)])),
    );
    const stdout = jscodeshift(transform, folder);
    expect(readFiles(folder)).toEqual(
      Object.fromEntries(named.map(({ path, fixture, twin }) => [path, twin.of(fixture.output)])),
    );
    const changed = named.filter(({ fixture }) => fixture.outputFile !== null);
    expect(stdout).toContain(`${changed.length} ok`);
  });
});

test('what depends on other files is reported and left alone', () => {
  const contract = readFileSync(
    join(PROJECT, 'examples/step-library/typescript/contracts/pytorchTraining.ts'),
    'utf8',
  );
  const folder = makeFolder({ 'contract.ts': contract });
  const stdout = jscodeshift('drop-internal-outputs', folder);
  expect(readFiles(folder)).toEqual({ 'contract.ts': contract });
  expect(stdout).toContain(
    "no spec was found that uses the contract, so it isn't known who needs the output",
  );
  jscodeshift('drop-internal-outputs', folder, ['--review=true']);
  expect(readFiles(folder)).toEqual({
    'contract.ts': contract.replace("    checkpoints: '/opt/ml/checkpoints',\n", ''),
  });
});

test('a file that does not parse is an error of that file', () => {
  const folder = makeFolder({ 'broken.ts': 'const x = {;\n', 'fine.ts': 'export const x = 1;\n' });
  const stdout = jscodeshift('fix-property-paths', folder);
  expect(stdout).toContain('1 errors');
  expect(stdout).toContain('1 skipped');
});
