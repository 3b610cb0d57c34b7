/** Places in a changed text lead back to the text before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, touches } from '../../src/edits/apply.ts';
import { compose, mapThrough } from '../../src/edits/position-map.ts';
import type { TextEdit } from '../../src/edits/edit.ts';

const edit = fc.record({
  range: fc.tuple(fc.nat(60), fc.nat(6)).map(([start, length]) => ({ start, end: start + length })),
  text: fc.string({ maxLength: 8 }),
});

const edits = fc.array(edit, { maxLength: 6 }).map((all): TextEdit[] => {
  const apart: TextEdit[] = [];
  for (const one of all) if (!apart.some((other) => touches(other.range, one.range))) apart.push(one);
  return apart;
});

/** Every character is another one, so that a place can be told by what stands there. */
const TEXT = Array.from({ length: 80 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');

test('what no edit touched leads back to itself', () => {
  fc.assert(
    fc.property(edits, (changes) => {
      const after = applyEdits(TEXT, changes);
      const map = mapThrough(changes);
      for (const [at, character] of Array.from(after).entries()) {
        if (!TEXT.includes(character)) continue;
        const start = TEXT.indexOf(character);
        expect(map({ start: at, end: at + 1 })).toEqual({ start, end: start + 1 });
      }
    }),
  );
});

test('inserted text leads back to what it replaced', () => {
  const changes = [{ range: { start: 3, end: 5 }, text: 'abcd' }];
  expect(mapThrough(changes)({ start: 4, end: 6 })).toEqual({ start: 3, end: 5 });
});

test('two maps lead through both texts', () => {
  const first = [{ range: { start: 0, end: 0 }, text: 'ab' }];
  const second = [{ range: { start: 0, end: 1 }, text: '' }];
  expect(compose(mapThrough(first), mapThrough(second))({ start: 3, end: 4 })).toEqual({ start: 2, end: 3 });
});
