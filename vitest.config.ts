import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { SLOW_FOLDERS } from './test/slow-folders.js';

const LONG = 'test/**/*.long.test.ts';
const CRASH = 'test/crash/**/*.test.ts';

/**
 * Which tests run: by itself all but those that take long. `long`: whole runs in many clones, of many users, cut off at
 * many points, sources at the limits. `crash`: runs that are killed, and that files are saved under. `fast`: those of units,
 * without git, the built program and other processes; what they load is loaded once.
 */
const CHOICES = {
  all: { include: ['test/**/*.test.ts'], exclude: [LONG, CRASH], isolate: false },
  crash: { include: [CRASH], exclude: [LONG], isolate: true },
  long: { include: [LONG], exclude: [], isolate: true },
  fast: { include: ['test/**/*.test.ts'], exclude: [LONG, ...SLOW_FOLDERS], isolate: false },
};

const asked = process.env['TESTS'] ?? 'all';
const choice = Object.entries(CHOICES).find(([name]) => name === asked)?.[1];
if (choice === undefined) throw new Error(`TESTS=${asked}: it is one of ${Object.keys(CHOICES).join(', ')}`);

/** What takes long begins first, so that both workers are busy to the end: a file's size, which vitest goes by, tells little. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification): boolean =>
      SLOW_FOLDERS.some((glob) => moduleId.includes(`/${glob.replace('**', '')}`));
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

export default defineConfig({
  test: {
    include: choice.include,
    exclude: [...configDefaults.exclude, ...choice.exclude],
    isolate: choice.isolate,
    globalSetup: 'test/support/user-folders.ts',
    testTimeout: 60_000,
    // Most of the time goes into git and the built CLI, which run beside the worker.
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    coverage: {
      include: ['src/**/*.ts', 'transforms/**/*.ts'],
      exclude: ['src/sagemaker/generate/**', 'src/sagemaker/shapes.generated.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
    },
  },
});
