/** Mutated sources: no crash, no hang, nothing wrong written; `npm run test:fuzz` makes 20,000 of them. */
import { expect, test } from 'vitest';
import { fuzz, fuzzText } from './fuzz.ts';

const SOURCES = Number(process.env['FUZZ_SOURCES'] ?? 600);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

test(`${SOURCES} mutated sources`, { timeout: 3_600_000 }, async () => {
  const report = await fuzz(SOURCES, SEED);
  if (process.env['FUZZ_SOURCES'] !== undefined) process.stdout.write(fuzzText(report));
  expect(report.failures).toEqual([]);
  expect(report.takenBack).toEqual([]);
});
