/** A run that is killed leaves no mixture; `npm run test:crash` does the same at 500 points. */
import { expect, test } from 'vitest';
import { crashes } from './crash.ts';

const POINTS = Number(process.env['CRASH_POINTS'] ?? 8);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);

test(
  `killed at ${POINTS} points, every file is the old one, or every file the new one`,
  { timeout: 3_600_000 },
  () => {
    expect(crashes(POINTS, SEED)).toEqual([]);
  },
);
