/** What a run took as the library is told: in one line, and file by file. */
import { expect, test } from 'vitest';
import { check } from '../../src/api.ts';
import { librariesLine, librariesText } from '../../src/reporters/libraries.ts';
import { makeFolder } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { CONTRACT, LIBRARY } from '../support/training-step.ts';

async function told(files: Files): Promise<{ readonly line: string; readonly text: string }> {
  const cwd = makeFolder(files);
  const { libraries } = await check({ cwd });
  return { line: librariesLine(libraries, cwd), text: librariesText(libraries, cwd) };
}

const WITH_COPIES: Files = {
  ...LIBRARY,
  'steps/scripts/train.py': 'X = 1\n',
  'projects/one/docker/scripts/train.py': 'X = 1\n',
  'projects/two/docker/scripts/train.py': 'X = 2\n',
  'steps/contracts/pytorch_contract_backup.py': CONTRACT,
};

test('one library, with what was left aside', async () => {
  expect(await told(WITH_COPIES)).toEqual({
    line: 'library .: 1 spec, 1 contract, 1 builder, 1 script; 3 files left aside\n',
    text: `library .
  registries:
    steps/registry.py
  specs:
    steps/specs/pytorch_spec.py
  contracts:
    steps/contracts/pytorch_contract.py
  builders:
    steps/builders/pytorch_builder.py
  scripts:
    steps/scripts/train.py
  left aside, as backups or copies:
    steps/contracts/pytorch_contract_backup.py
  left aside, of a script's name:
    projects/one/docker/scripts/train.py
    projects/two/docker/scripts/train.py
`,
  });
});

test('several libraries', async () => {
  const files = ['a', 'b', 'c', 'd', 'e'].flatMap((name) =>
    Object.entries(LIBRARY).map(([path, text]) => [`${name}/${path}`, text] as const),
  );
  const { line } = await told(Object.fromEntries(files));
  const counts = '1 spec, 1 contract, 1 builder, 0 scripts';
  expect(line).toBe(`5 libraries: a/steps: ${counts}; b/steps: ${counts}; c/steps: ${counts}; and 2 more\n`);
});

test('nothing where nothing is declared', async () => {
  expect(await told({ 'a.py': 'X = 1\n' })).toEqual({ line: '', text: '' });
});
