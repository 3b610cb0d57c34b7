/** A stopwatch counts every moment once. */
import { afterEach, expect, test, vi } from 'vitest';
import { Stopwatch, timed } from '../../src/engine/stopwatch.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function clock(): { pass: (ms: number) => void } {
  let now = 100;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return {
    pass: (ms) => {
      now += ms;
    },
  };
}

test('what runs within a phase is not counted for it', async () => {
  const { pass } = clock();
  const stopwatch = new Stopwatch(60);
  pass(1);
  const result = await stopwatch.timeAsync('proofs', async () => {
    pass(2);
    timed(stopwatch, 'linking', () => {
      pass(3);
      for (const [file, ms] of [
        ['/a.py', 4],
        ['/b.py', 5],
      ] as const)
        timed(
          stopwatch,
          'parsing',
          () => {
            pass(ms);
          },
          file,
        );
    });
    await Promise.resolve();
    pass(6);
    for (const ms of [7, 8])
      timed(
        stopwatch,
        'rules',
        () => {
          pass(ms);
        },
        'spec/unlinked',
      );
    return 'done';
  });
  expect(result).toBe('done');
  expect(() => stopwatch.time('writing', () => (pass(9), JSON.parse('{')) as unknown)).toThrow(SyntaxError);
  pass(10);
  const timing = stopwatch.timing();
  expect(timing).toEqual({
    total: 95,
    phases: { starting: 40, parsing: 9, linking: 3, rules: 15, proofs: 8, writing: 9, other: 11 },
    rules: [{ rule: 'spec/unlinked', ms: 15 }],
    files: [
      { file: '/b.py', ms: 5 },
      { file: '/a.py', ms: 4 },
    ],
  });
  expect(Object.keys(timing.phases)).toEqual([
    'starting',
    'parsing',
    'linking',
    'rules',
    'proofs',
    'writing',
    'other',
  ]);
});

test('the slowest files are told, not all', () => {
  const { pass } = clock();
  const stopwatch = new Stopwatch();
  for (let ms = 1; ms <= 12; ms += 1)
    stopwatch.time(
      'parsing',
      () => {
        pass(ms);
      },
      `/${ms}.py`,
    );
  expect(stopwatch.timing().files.map(({ ms }) => ms)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
});
