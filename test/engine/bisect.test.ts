/** What breaks a promise is found among many as if each were looked at, with fewer looks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bisectFailures } from '../../src/engine/bisect.ts';

/** An item breaks a promise by itself, or together with one that stands before it. */
interface Item {
  readonly name: number;
  readonly isBad: boolean;
  /** Places before this one; 0 where it gets along with all. */
  readonly against: number;
}

const items = fc
  .array(fc.record({ isBad: fc.boolean(), against: fc.nat(3) }), { minLength: 1, maxLength: 40 })
  .map((made) => made.map((one, name): Item => ({ name, ...one })));

function failureOf(some: readonly Item[]): string | null {
  const names = new Set(some.map(({ name }) => name));
  const bad = some.find(({ name, isBad, against }) => isBad || (against > 0 && names.has(name - against)));
  return bad === undefined ? null : `because of ${bad.name}`;
}

/** One after the other, with all before it that were fine. */
function oneByOne(all: readonly Item[]): Map<Item, string> {
  const fine: Item[] = [];
  const guilty = new Map<Item, string>();
  for (const item of all) {
    const failure = failureOf([...fine, item]);
    if (failure === null) fine.push(item);
    else guilty.set(item, failure);
  }
  return guilty;
}

test('the same as one by one, each with what it breaks', () => {
  fc.assert(
    fc.property(items, (all) => {
      const failure = failureOf(all);
      fc.pre(failure !== null);
      expect(bisectFailures(all, failure, failureOf)).toEqual(oneByOne(all));
    }),
    { numRuns: 1_000, seed: 31 },
  );
});

test('few guilty ones among many take few looks', () => {
  for (const bad of [[0], [1_023], [500], [0, 1], [3, 400, 777], [1, 2, 3, 4, 5]]) {
    const all = Array.from({ length: 1_024 }, (_, name) => ({ name, isBad: bad.includes(name), against: 0 }));
    let looks = 0;
    const found = bisectFailures(all, failureOf(all) ?? '', (some) => {
      looks += 1;
      return failureOf(some);
    });
    expect([...found.keys()].map(({ name }) => name)).toEqual(bad);
    expect(looks).toBeLessThanOrEqual(bad.length * 2 * Math.log2(all.length));
  }
});
