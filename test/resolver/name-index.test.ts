/** The index of names gives every name that is as much alike as asked, and looks at few where few are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, counted, joined, mostCharacters, mostInOrder } from '../../src/resolver/name-bounds.ts';
import { matchingRatio } from '../../src/resolver/matching-blocks.ts';
import { NameIndex } from '../../src/resolver/name-index.ts';
import { plainName, similarityOf } from '../../src/resolver/similarity.ts';

const WORDS = [
  'model',
  'data',
  'eval',
  'evaluation',
  'output',
  'trained',
  'the',
  'ab',
  'x',
  'datas',
  'config',
];
const word = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.nat(300).map(String),
  fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom('a', 'b', 'c') }),
);
const name = fc.oneof(
  { weight: 20, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('_')) },
  // Of names of more than 31 letters there are other bounds, and of more than 255 again.
  { weight: 2, arbitrary: fc.array(word, { minLength: 12, maxLength: 20 }).map((words) => words.join('-')) },
  { weight: 1, arbitrary: fc.nat(200).map((length) => 'a'.repeat(100 + length)) },
  { weight: 1, arbitrary: fc.constantFrom('', '_', 'THE', 'é', 'Model.Data') },
);
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 120 });

/** Sums in another order may differ by less. */
const ROUNDING = 1e-9;

test('every name that is at least so much alike is found', () => {
  fc.assert(
    fc.property(names, name, fc.double({ min: 0, max: 1, noNaN: true }), (all, wanted, least) => {
      const index = new NameIndex(all.map((each) => [each, each]));
      const found = [...index.like(wanted, () => least)];
      expect(new Set(found).size).toBe(found.length);
      const alike = all.filter((each) => similarityOf(wanted, each).total >= least + ROUNDING);
      expect(alike.filter((each) => !found.includes(each))).toEqual([]);
    }),
    { numRuns: 500, seed: 21 },
  );
});

test('what is asked for may grow with what was found', () => {
  fc.assert(
    fc.property(names, name, (all, wanted) => {
      const index = new NameIndex(all.map((each) => [each, each]));
      let best = -Infinity;
      for (const each of index.like(wanted, () => best - ROUNDING))
        best = Math.max(best, similarityOf(wanted, each).total);
      expect(best).toBe(Math.max(...all.map((each) => similarityOf(wanted, each).total)));
    }),
    { numRuns: 300, seed: 22 },
  );
});

describe('of characters alone', () => {
  test('no name of a group, nor one by one, is more alike than the bounds say', () => {
    fc.assert(
      fc.property(names, name, (all, wanted) => {
        const [own, others] = [counted(plainName(wanted)), all.map((each) => counted(plainName(each)))];
        const most = mostCharacters(own, joined(others.map(boundsOf)));
        const inOrder = mostInOrder(own);
        for (const other of others) {
          const ratio = matchingRatio(own.text, other.text);
          expect(most).toBeGreaterThanOrEqual(ratio - ROUNDING);
          expect(inOrder(other)).toBeGreaterThanOrEqual(ratio - ROUNDING);
        }
      }),
      { numRuns: 500, seed: 23 },
    );
  });
});

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Twelve letters that a number tells, all over the alphabet. */
function letters(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 12 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return LETTERS.charAt(state % LETTERS.length);
  }).join('');
}

test('of names that have little in common few are given', () => {
  const all = Array.from({ length: 2_000 }, (_, at) => letters(at));
  const index = new NameIndex(all.map((each) => [each, each]));
  let given = 0;
  for (let at = 0; at < 100; at++) {
    const wanted = letters(10_000 + at);
    let best = -Infinity;
    for (const each of index.like(wanted, () => best - ROUNDING)) {
      best = Math.max(best, similarityOf(wanted, each).total);
      given += 1;
    }
  }
  expect(given / 100).toBeLessThan(50);
});
