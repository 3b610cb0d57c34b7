import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/user-folders.ts',
    testTimeout: 60_000,
    // Most of the time goes into git and the built CLI, which run beside the worker.
    maxWorkers: 2,
  },
});
