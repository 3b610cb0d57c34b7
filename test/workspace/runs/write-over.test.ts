/** A file with several names is written over: what any number of cut-off runs leave of it is known for theirs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWrittenOver } from '../../../src/workspace/runs/write-over.ts';

const TEXTS = fc.record({
  before: fc.uint8Array({ max: 12 }).map((bytes) => Buffer.from(bytes)),
  after: fc.uint8Array({ max: 12 }).map((bytes) => Buffer.from(bytes)),
});

/** One pass over a file, cut off after so many bytes: behind the last of them the file is cut to its new length. */
function pass(now: Buffer, text: Buffer, cut: number): Buffer {
  return cut > text.length ? text : Buffer.concat([text.subarray(0, cut), now.subarray(cut)]);
}

test('the new text is written, and the old one brought back, cut off anywhere and any number of times', () => {
  fc.assert(
    fc.property(
      TEXTS,
      fc.nat(13),
      fc.array(fc.nat(13), { maxLength: 4 }),
      ({ before, after }, written, back) => {
        const now = back.reduce((left, cut) => pass(left, before, cut), pass(before, after, written));
        expect(isWrittenOver(now, { before, after })).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(['', 'old = 1', 'mine = 1', 'old = 12', 'new = 1\nmine'])('%j is somebody else’s', (now) => {
  const texts = { before: Buffer.from('old = 1\nold = 2\n'), after: Buffer.from('new = 1\nnew = 2\n') };
  expect(isWrittenOver(Buffer.from(now), texts)).toBe(false);
});
