/** The other sources that the measurements run among: code that parses and has nothing to do with steps. */
import { expect, test } from 'vitest';
import { otherSources } from '../../bench/sources/others.ts';
import { check } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';

const SEED = 3;

test('they are the same each time, and no two lie at one path', () => {
  const once = [...otherSources(300, SEED)];
  expect([...otherSources(300, SEED)]).toEqual(once);
  expect(new Set(once.map(({ path }) => path)).size).toBe(300);
});

test('the median of their sizes is that of ordinary code', () => {
  const sizes = [...otherSources(1_000, SEED)].map(({ text }) => text.length).sort((a, b) => a - b);
  expect(sizes[500]).toBeGreaterThan(3_000);
  expect(sizes[500]).toBeLessThan(4_500);
});

test('all of them parse, and nothing is found in them', async () => {
  const files = Object.fromEntries([...otherSources(150, SEED)].map(({ path, text }) => [path, text]));
  const { findings, unparsable } = await check({ cwd: makeFolder(files) });
  expect({ findings, unparsable }).toEqual({ findings: [], unparsable: [] });
});
