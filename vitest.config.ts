import { defineConfig } from 'vitest/config';

const LONG = 'test/**/*.long.test.ts';

/** Whole runs in many clones, of many users, cut off at many points: `npm run test:long`. */
const isLong = process.env['TESTS'] === 'long';

export default defineConfig({
  test: {
    include: [isLong ? LONG : 'test/**/*.test.ts'],
    exclude: isLong ? [] : [LONG],
    globalSetup: 'test/support/user-folders.ts',
    testTimeout: 60_000,
    // Most of the time goes into git and the built CLI, which run beside the worker.
    maxWorkers: 2,
  },
});
