/** What a change brought, wherever it shows: the whole library is read as it was and as it is. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../src/api.ts';
import { CONTRACT, makeDriftedRepository, SPEC } from '../support/drifted-repository.ts';
import { addFiles, git, makeFolder } from '../support/library.ts';
import { replaced } from '../support/training-step.ts';
import { stepalign } from '../support/warm-cli.ts';

/** What is told as new, as `file rule port`, and how many are known. */
async function told(
  cwd: string,
  options: NonNullable<Parameters<typeof check>[0]> = {},
): Promise<readonly [string[], number | undefined]> {
  const { findings, known } = await check({ cwd, changed: 'HEAD', ...options });
  return [
    findings.map(({ file, rule, port }) => `${file.slice(cwd.length + 1)} ${rule} ${String(port)}`),
    known?.findings.length,
  ];
}

function commit(folder: string): void {
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'more']);
}

const LESS = replaced(SPEC, 'logical_name="model"', 'logical_name="other"');

/** What the other name of the output brings: in the contract that stays as it is, too, and where its path was wrong before. */
const BROUGHT = [
  'contract.py contract/undeclared-output model',
  'spec.py spec/unmatched-port other',
  'spec.py alias/lost-name model',
  'spec.py property-path/unknown-member other',
];

test('only what the change brought is told, also where nothing was changed', () => {
  const folder = makeDriftedRepository();
  const summary = (text: string): string => `${text}\nlibrary .: 1 spec, 1 contract, 0 builders, 0 scripts\n`;
  expect(stepalign(folder, ['check', '--changed'])).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: summary('checked 2 files: no new drift; 2 known (HEAD)'),
  });
  writeFileSync(join(folder, 'spec.py'), `# moved\n${LESS}`);
  const run = stepalign(folder, ['check', '--changed', '--format', 'concise']);
  expect(run).toMatchObject({
    exitCode: 1,
    stderr: `${summary('checked 2 files: 2 errors, 1 warning, 1 info; 1 known (HEAD)')}To see the fixes that want your review: stepalign fix --review\n`,
  });
  expect(run.stdout.split('\n').map((line) => line.replace(/: .*\[(.*?\/.*?)\].*/, ' $1'))).toEqual([
    'contract.py:3:28 contract/undeclared-output',
    'spec.py:6:38 spec/unmatched-port',
    'spec.py:6:38 alias/lost-name',
    'spec.py:6:61 property-path/unknown-member',
    '',
  ]);
  // What is kept for the next check isn't taken for another question.
  expect(stepalign(folder, ['check', '--changed', '--format', 'concise'])).toEqual(run);
  expect(stepalign(folder, ['check', '--statistics']).stderr).toMatch(
    /^checked 2 files: 3 errors, 1 warning, 1 info\n/,
  );
});

test('moved lines, renamed files and new files without drift bring nothing', async () => {
  const folder = makeDriftedRepository();
  mkdirSync(join(folder, 'steps'));
  renameSync(join(folder, 'contract.py'), join(folder, 'steps/training.py'));
  writeFileSync(join(folder, 'spec.py'), `\n\n${replaced(SPEC, 'from contract ', 'from steps.training ')}`);
  addFiles(folder, { 'new.py': 'A = 1\n' });
  expect(await told(folder)).toEqual([[], 2]);
});

test('a copy of a file with drift brings its drift once more', async () => {
  const folder = makeDriftedRepository();
  addFiles(folder, {
    'other/spec.py': replaced(SPEC, 'from contract ', 'from ..contract '),
  });
  const [brought, known] = await told(folder, { only: ['property-path/*'] });
  expect([brought, known]).toEqual([['other/spec.py property-path/unknown-member model'], 1]);
});

test('a revision stands for what the change from it began with', async () => {
  const folder = makeDriftedRepository();
  git(folder, ['branch', '--move', 'main']);
  git(folder, ['checkout', '--quiet', '-b', 'mine']);
  writeFileSync(join(folder, 'spec.py'), LESS);
  commit(folder);
  // What others mended meanwhile isn't brought by this branch.
  git(folder, ['checkout', '--quiet', 'main']);
  writeFileSync(
    join(folder, 'contract.py'),
    replaced(CONTRACT, ', "checkpoints": "/opt/ml/checkpoints"}', '}'),
  );
  commit(folder);
  git(folder, ['checkout', '--quiet', 'mine']);
  expect(await told(folder)).toEqual([[], 4]);
  expect(await told(folder, { changed: 'main' })).toEqual([BROUGHT, 1]);
  expect(await told(folder, { changed: 'HEAD~1' })).toEqual([BROUGHT, 1]);
  expect((await check({ cwd: folder, changed: 'main' })).known?.revision).toBe('the merge base with main');
  expect(await told(folder, { changed: 'main', paths: ['contract.py'] })).toEqual([BROUGHT.slice(0, 1), 1]);
});

test('a document that consumed an output counts as it was', async () => {
  const folder = makeDriftedRepository();
  addFiles(folder, { 'pipeline.json': '{"Train": "checkpoints"}' });
  commit(folder);
  const before = await check({ cwd: folder });
  writeFileSync(join(folder, 'pipeline.json'), '{}');
  expect(await told(folder)).toEqual([[], before.findings.length]);
});

test('a baseline hides now what it hides in what was there before, and nothing more', async () => {
  const folder = makeDriftedRepository();
  await check({ cwd: folder, baseline: 'known.json', writeBaseline: 'update' });
  const entry = readFileSync(join(folder, 'known.json'), 'utf8');
  expect(await told(folder, { baseline: 'known.json' })).toEqual([[], 2]);
  addFiles(folder, { 'other/spec.py': replaced(SPEC, 'from contract ', 'from ..contract ') });
  expect(await told(folder, { baseline: 'known.json', only: ['property-path/*'] })).toEqual([
    ['other/spec.py property-path/unknown-member model'],
    1,
  ]);
  expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(entry);
});

test('wrong usage', () => {
  const folder = makeDriftedRepository();
  for (const [cwd, args, why] of [
    [folder, ['--changed', 'none'], '--changed none: git knows no such revision'],
    [folder, ['--changed', '-x'], 'there is no flag -x: see stepalign check --help'],
    [
      folder,
      ['--changed', 'spec.py'],
      '--changed spec.py: git knows no such revision; --changed=HEAD spec.py checks that path',
    ],
    [makeFolder({ 'spec.py': SPEC }), ['--changed'], '--changed HEAD: there is no git repository here'],
    [
      folder,
      ['--changed', '--baseline', 'known.json', '--update-baseline'],
      '--changed leaves out what was there before, which belongs into a baseline: give --update-baseline without it',
    ],
  ] as const)
    expect(stepalign(cwd, ['check', ...args])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `stepalign: ${why}\n`,
    });
});
