/** Each transform alone, with jscodeshift's own command line. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { transforms } from '../../src/project/transforms.ts';
import { PROJECT } from '../support/project.ts';
import { fixtures, twins } from '../support/fixtures.ts';
import { makeFolder, readFiles } from '../support/library.ts';

const JSCODESHIFT = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js');

function jscodeshift(transform: string, folder: string, args: readonly string[] = []): string {
  const file = join(PROJECT, 'transforms', `${transform}.ts`);
  const command = [JSCODESHIFT, '-t', file, '--extensions=ts,js', '--run-in-band', ...args, folder];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: PROJECT, encoding: 'utf8' });
  expect(`${status} ${stderr}`).toBe('0 ');
  return stdout;
}

const TRANSFORMS = transforms.map(({ name }) => name);

const FIXTURES = fixtures.filter(({ extension }) => /^[jt]s$/.test(extension));

/** Each transform with and without `--review`, as far as it has fixtures of that kind. */
const RUNS = TRANSFORMS.flatMap((transform) =>
  [false, true].map((review) => ({
    transform,
    review,
    own: FIXTURES.filter((fixture) => fixture.transform === transform && fixture.review === review),
  })),
).filter(({ own }) => own.length > 0);

test.each(RUNS)(
  '$transform, review: $review: the same text as by stepalign, for every fixture and twin',
  ({ transform, review, own }) => {
    const cases = own.flatMap((fixture) => twins.map((twin) => ({ fixture, twin })));
    const named = cases.map(({ fixture, twin }, at) => ({ path: `${at}-${fixture.name}`, fixture, twin }));
    const folder = makeFolder(
      Object.fromEntries(named.map(({ path, fixture, twin }) => [path, twin.of(fixture.input)])),
    );
    const stdout = jscodeshift(transform, folder, review ? ['--review=true'] : []);
    expect(readFiles(folder)).toEqual(
      Object.fromEntries(named.map(({ path, fixture, twin }) => [path, twin.of(fixture.output)])),
    );
    const changed = named.filter(({ fixture }) => fixture.outputFile !== null);
    expect(stdout).toContain(`${changed.length} ok`);
  },
);

test('every transform has a fixture in TypeScript or JavaScript', () => {
  const tested = new Set(FIXTURES.map(({ transform }) => transform));
  // What compares with a git revision has nothing to compare with here, and scripts are in Python.
  const alone = transforms.filter(
    ({ remedies }) =>
      !remedies.some(({ rule }) => rule.needsBase === true || rule.name.startsWith('script/')),
  );
  expect(alone.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
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
