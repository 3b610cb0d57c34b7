/** What somebody saves while a run writes is never lost; `npm run test:crash` does the same a hundred times. */
import { expect, test } from 'vitest';
import { saveWhileWriting } from './saves.ts';

const RUNS = Number(process.env['SAVES'] ?? 2);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);

test(
  `files that are saved while ${RUNS} runs write stay, and the run is taken back`,
  { timeout: 3_600_000 },
  async () => {
    const { wrong, takenBack } = await saveWhileWriting(RUNS, SEED);
    expect(wrong).toEqual([]);
    // A save that comes after the last look is no matter of the run: of few all may.
    if (RUNS >= 20) expect(takenBack).toBeGreaterThan(0);
  },
);
