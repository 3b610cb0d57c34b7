/** A source that doubles at every level is read as quickly as any other of its length. */
import { expect, test } from 'vitest';
import { stepalign } from '../support/cli.ts';
import { makeFolder } from '../support/library.ts';
import { saidOf, snapshotOf } from '../support/states.ts';
import { DOUBLINGS } from '../support/doublings.ts';

/** Read without a bound, each takes longer than anybody waits, or more memory than there is. */
const LEVELS = 60;

/** A hundred times of what it takes on an idle machine. */
const TIME_LIMIT = 20_000;

test.each(Object.entries(DOUBLINGS))(
  '%s',
  (_, doubling) => {
    const snapshot = snapshotOf(new Map(Object.entries(doubling(LEVELS))), null, {});
    expect(snapshot.modules.paths.flatMap((path) => snapshot.modules.get(path)?.problems ?? [])).toEqual([]);
    expect(JSON.stringify(saidOf(snapshot)).length).toBeLessThan(1_000_000);
  },
  TIME_LIMIT,
);

test('all of them together take little memory', () => {
  const files = Object.values(DOUBLINGS).flatMap((doubling, at) =>
    Object.entries(doubling(LEVELS)).map(([name, text]) => [`library_${at}/${name}`, text] as const),
  );
  const { exitCode, stderr } = stepalign(makeFolder(Object.fromEntries(files)), ['check', '--no-cache'], {
    env: { NODE_OPTIONS: '--max-old-space-size=256' },
  });
  expect({ exitCode, stderr: stderr.split('\n')[0] }).toEqual({
    exitCode: 1,
    stderr: expect.stringMatching(/^checked \d+ files: /) as string,
  });
});
