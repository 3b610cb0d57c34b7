/** Ranges that were taken up are touched by what touches any of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { touches } from '../../src/edits/apply.ts';
import type { Range } from '../../src/source/range.ts';
import { RangeSet } from '../../src/source/range-set.ts';
import { TouchedRanges } from '../../src/edits/touched-ranges.ts';

const range = fc
  .tuple(fc.nat(30), fc.nat(6))
  .map(([start, length]): Range => ({ start, end: start + length }));
const ranges = fc.array(range, { maxLength: 12 });

test('a range is touched where it meets one that was added', () => {
  fc.assert(
    fc.property(ranges, ranges, (added, asked) => {
      const taken = new TouchedRanges();
      for (const each of added) taken.add(each);
      for (const each of asked) expect(taken.touch(each)).toBe(added.some((other) => touches(other, each)));
    }),
    { numRuns: 500, seed: 51 },
  );
});

test('a place is held where a single range holds it', () => {
  fc.assert(
    fc.property(ranges, ranges, (all, asked) => {
      const set = new RangeSet(all);
      for (const { start, end } of asked)
        expect(set.holds({ start, end })).toBe(all.some((other) => other.start <= start && end <= other.end));
    }),
    { numRuns: 500, seed: 52 },
  );
});
