/** A run that is killed leaves no mixture, whatever it was doing; `npm run test:crash` does the same at 500 points. */
import { expect, test } from 'vitest';
import { crashes } from './crash.ts';

const POINTS = Number(process.env['CRASH_POINTS'] ?? 8);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);

test(
  `killed at ${POINTS} points, the whole tree is the old one, or the new one`,
  { timeout: 3_600_000 },
  () => {
    expect(crashes(POINTS, SEED)).toEqual([]);
  },
);
