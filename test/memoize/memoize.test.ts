/** Values that are derived once, and reused by what they are derived from. */
import { describe, expect, test } from 'vitest';
import { haveSameItems, memoize, memoizeLatest } from '../../src/memoize/memoize.ts';
import { RecursiveMemo } from '../../src/memoize/recursive-memo.ts';

/** A function that gives what it was called with, and how often it was called. */
function counting(): {
  readonly make: (key: unknown) => readonly [unknown, number];
  readonly calls: () => number;
} {
  let calls = 0;
  return { make: (key) => [key, ++calls], calls: () => calls };
}

describe('a derived value', () => {
  test('is derived once where it takes no key, undefined or not', () => {
    const { make, calls } = counting();
    const value = memoize((): unknown => {
      make('none');
      return undefined;
    });
    expect(calls()).toBe(0);
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(calls()).toBe(1);
  });

  test('is derived once for each object, by its identity', () => {
    const { make, calls } = counting();
    const value = memoize((key: object) => make(key));
    const [one, like] = [{ a: 1 }, { a: 1 }];
    expect(value(one)).toBe(value(one));
    expect(value(like)).not.toBe(value(one));
    expect(calls()).toBe(2);
  });

  test('is derived once for each other key, by its value', () => {
    const { make, calls } = counting();
    const value = memoize((key: string | number | null) => make(key));
    expect([value('1'), value(1), value(null), value('1'), value(null)]).toEqual([
      ['1', 1],
      [1, 2],
      [null, 3],
      ['1', 1],
      [null, 3],
    ]);
    expect(calls()).toBe(3);
  });

  test('is derived again where that threw', () => {
    let fails = true;
    const value = memoize(() => {
      if (fails) throw new Error('not yet');
      return 'made';
    });
    expect(value).toThrow('not yet');
    fails = false;
    expect(value()).toBe('made');
  });
});

test('the latest value of a key stays the same object as long as it holds', () => {
  const latest = memoizeLatest<object, { readonly parts: readonly string[] }>();
  const [key, other] = [{}, {}];
  const madeOf = (of: object, ...parts: string[]): object =>
    latest(
      of,
      (before) => haveSameItems(before.parts, parts),
      () => ({ parts }),
    );
  const first = madeOf(key, 'a', 'b');
  expect(madeOf(key, 'a', 'b')).toBe(first);
  expect(madeOf(other, 'a', 'b')).not.toBe(first);
  expect(madeOf(key, 'b', 'a')).toEqual({ parts: ['b', 'a'] });
  expect(madeOf(key, 'a', 'b')).not.toBe(first);
});

describe('values that are derived from each other', () => {
  test('where a key leads back to itself, it has the value of a circle', () => {
    const memo = new RecursiveMemo<object, string, string>('a circle');
    const [one, two] = [{}, {}];
    const followed = (key: object, next: object): string =>
      memo.get(key, 'x', () => `to ${memo.get(next, 'x', () => followed(key, next))}`);
    expect(followed(one, two)).toBe('to a circle');
    expect(memo.get(one, 'x', () => 'anew')).toBe('to a circle');
    expect(memo.get(one, 'y', () => 'by another')).toBe('by another');
  });

  test('what was being derived when that was given up is derived anew', () => {
    const memo = new RecursiveMemo<object, string, string>('a circle');
    const key = {};
    const stopped = (): never => {
      throw new Error('too much');
    };
    expect(() => memo.get(key, 'x', stopped)).toThrow('too much');
    expect(memo.get(key, 'x', () => 'anew')).toBe('a circle');
    memo.abandon();
    expect(memo.get(key, 'x', () => 'anew')).toBe('anew');
  });
});
