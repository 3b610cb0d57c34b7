/** What a run drops from a baseline, and what it may not drop, since it didn't look at it. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../src/api.ts';
import type { BaselineContent } from '../../src/project/baseline/schema.ts';
import { CONTRACT, SPEC } from '../support/drifted-repository.ts';
import { addFiles, makeRepository } from '../support/library.ts';

type Entry = BaselineContent['findings'][number];

const LIBRARY = { 'lib/pyproject.toml': '', 'lib/contract.py': CONTRACT, 'lib/spec.py': SPEC };

/** What the two files have. */
const FOUND: readonly Entry[] = [
  {
    ...{ file: 'lib/contract.py', rule: 'contract/internal-output', step: 'Train' },
    ...{ declaration: 'CONTRACT', port: 'checkpoints' },
  },
  {
    ...{ file: 'lib/spec.py', rule: 'property-path/unknown-member', step: 'Train' },
    ...{ declaration: 'SPEC', port: 'model' },
  },
];

function makeKnowing(entries: readonly Entry[], files: Readonly<Record<string, string>> = {}): string {
  const folder = makeRepository({ ...LIBRARY, ...files });
  writeFileSync(
    join(folder, 'known.json'),
    JSON.stringify({ baseline: 'stepalign', version: 1, findings: entries }),
  );
  return folder;
}

async function pruned(
  folder: string,
  options: NonNullable<Parameters<typeof check>[0]> = {},
): Promise<readonly Entry[]> {
  await check({ cwd: `${folder}/lib`, baseline: '../known.json', writeBaseline: 'prune', ...options });
  return (JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as BaselineContent).findings;
}

const GONE: Entry = { file: 'lib/contract.py', rule: 'contract/undeclared-output', declaration: 'CONTRACT' };

test.each([
  ['of a file that is there', GONE],
  ['of a file that is gone', { ...GONE, file: 'lib/old.py' }],
  ['of a rule that there is none of', { ...GONE, rule: 'contract/none' }],
  ['of a file that git ignores', { ...GONE, file: 'lib/ignored.py' }],
])("what isn't found any more is dropped: %s", async (_, entry) => {
  const folder = makeKnowing([...FOUND, entry], { 'lib/.gitignore': 'ignored.py' });
  addFiles(folder, { 'lib/ignored.py': CONTRACT });
  expect(await pruned(folder)).toEqual(FOUND);
  expect(await pruned(folder, { paths: ['spec.py'], only: ['contract/*'], step: ['Train'] })).toEqual(FOUND);
});

test.each<[string, Entry, Readonly<Record<string, string>>?, NonNullable<Parameters<typeof check>[0]>?]>([
  ['a file outside of the library', { ...GONE, file: 'other/contract.py' }],
  ['a rule that is left out', GONE, {}, { skip: ['contract/undeclared-output'] }],
  [
    'a rule that is off',
    GONE,
    { 'lib/stepalign.config.yaml': 'rules: { contract/undeclared-output: off }\n' },
  ],
  [
    'a file that the configuration leaves alone',
    { ...GONE, file: 'lib/old/contract.py' },
    { 'lib/stepalign.config.yaml': 'exclude: [old]\n', 'lib/old/contract.py': CONTRACT },
  ],
  [
    'a file that a program writes',
    { ...GONE, file: 'lib/made.py' },
    { 'lib/made.py': '# @generated\nA = TrainingScriptContract()\n' },
  ],
  ['a file that does not parse', GONE, { 'lib/broken.py': 'A = TrainingScriptContract(\n' }],
])("what isn't looked at is kept: %s", async (_, entry, files = {}, options = {}) => {
  const entries = [...FOUND, entry].sort((a, b) => (`${a.file} ${a.rule}` < `${b.file} ${b.rule}` ? -1 : 1));
  expect(await pruned(makeKnowing(entries, files), options)).toEqual(entries);
});

test('a lost name is gone only where there is a revision to compare with', async () => {
  const lost: Entry = { file: 'lib/spec.py', rule: 'alias/lost-name', declaration: 'SPEC', port: 'model' };
  const [contract, spec] = FOUND;
  const folder = makeKnowing([...FOUND, lost]);
  renameSync(join(folder, '.git'), join(folder, 'elsewhere'));
  expect(await pruned(folder)).toEqual([contract, lost, spec]);
  renameSync(join(folder, 'elsewhere'), join(folder, '.git'));
  expect(await pruned(folder)).toEqual(FOUND);
});

test('an entry of another library knows nothing of this one', async () => {
  const folder = makeKnowing(
    FOUND.map((entry) => ({ ...entry, file: entry.file.replace('lib/', 'other/') })),
  );
  const { findings, known } = await check({ cwd: `${folder}/lib`, baseline: '../known.json' });
  expect([findings.length, known?.findings, known?.baseline?.gone]).toEqual([2, [], 0]);
});

test('only what is asked for is added, and all that was there stays', async () => {
  const folder = makeKnowing([{ ...GONE, file: 'other/contract.py' }]);
  const options = { cwd: `${folder}/lib`, baseline: '../known.json', at: ['spec.py:5'] };
  const { findings, known } = await check({ ...options, writeBaseline: 'update' });
  expect([findings, known?.baseline?.written]).toEqual([[], { total: 2, added: 1, dropped: 0 }]);
  expect(await pruned(folder)).toEqual([FOUND[1], { ...GONE, file: 'other/contract.py' }]);
});
