/** The library that the measurements run on: without drift nothing is found in it, with drift all that fixes remove. */
import { expect, test } from 'vitest';
import { libraryFiles } from '../../bench/library/library.ts';
import { check, fix } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';

test('nothing is found where there is no drift', async () => {
  const cwd = makeFolder(libraryFiles({ steps: 60, driftEvery: null }));
  const { findings, unparsable } = await check({ cwd });
  expect({ findings, unparsable }).toEqual({ findings: [], unparsable: [] });
});

test('transforms have something to do in a library with drift', async () => {
  const cwd = makeFolder(libraryFiles({ steps: 90, driftEvery: 1 }));
  const { findings } = await fix({ cwd, review: true });
  const transforms = new Set(
    findings.flatMap(({ fixed, fix: found }) => (fixed && found !== null ? [found.transform] : [])),
  );
  for (const name of [
    'add-standard-aliases',
    'declare-environment',
    'declare-ports',
    'drop-internal-outputs',
    'fix-alias-conflicts',
    'fix-property-paths',
    'follow-contracts',
    'read-checkpoint-dir',
  ])
    expect(transforms).toContain(name);
});

test('drift of the kinds that real libraries have is found in it', async () => {
  const cwd = makeFolder(libraryFiles({ steps: 90, driftEvery: 1 }));
  const found = new Set((await check({ cwd })).findings.map(({ rule }) => rule));
  for (const rule of [
    'script/undeclared-env',
    'script/optional-env',
    'script/unused-env',
    'script/misspelled-name',
    'script/other-path',
    'script/unforwarded-name',
  ])
    expect(found).toContain(rule);
});

test('where every step drifts in every way, each has something that is fixed', async () => {
  const cwd = makeFolder(libraryFiles({ steps: 12, driftEvery: 'all' }));
  const { findings } = await fix({ cwd });
  const fixed = findings.filter((each) => each.fixed);
  expect(new Set(fixed.map(({ step }) => step)).size).toBe(12);
  expect([...new Set(fixed.map(({ fix: found }) => found?.transform))].sort()).toEqual([
    'add-standard-aliases',
    'drop-internal-outputs',
    'fix-property-paths',
  ]);
});
