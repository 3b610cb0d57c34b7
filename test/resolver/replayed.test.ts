/** What is worked out once, and given as often as somebody asks. */
import { expect, test } from 'vitest';
import { replayed } from '../../src/resolver/replayed.ts';

test('who asks in turns, or stops early, gets all of it, and each item is worked out once', () => {
  const made: (number | undefined)[] = [];
  function* count(): Generator<number | undefined, void> {
    for (const item of [1, undefined, 3]) {
      made.push(item);
      yield item;
    }
  }
  const items = replayed(count());
  const [first, second] = [items[Symbol.iterator](), items[Symbol.iterator]()];
  expect(first.next().value).toBe(1);
  expect(made).toEqual([1]);
  expect([second.next().value, second.next().value]).toEqual([1, undefined]);
  for (const item of items) if (item === 1) break;
  expect([first.next().value, first.next().value, first.next().done]).toEqual([undefined, 3, true]);
  expect([...items]).toEqual([1, undefined, 3]);
  expect(made).toEqual([1, undefined, 3]);
});
