/** What the measurements come to. */
import { describe, expect, test } from 'vitest';
import { isStopped, peak, spread, time } from '../../bench/figures.ts';
import type { Figure } from '../../bench/figures.ts';
import { isKept } from '../../bench/targets.ts';
import type { Target } from '../../bench/targets.ts';

function figure(runs: Figure['runs']): Figure {
  return { tree: { steps: 1, others: 1 }, contender: 'check', runs };
}

test.each([
  [[3, 1, 2], { median: 2, least: 1, most: 3 }],
  [[10, 2, 4, 1], { median: 3, least: 1, most: 10 }],
  [[7], { median: 7, least: 7, most: 7 }],
])('the spread of %j', (values, expected) => {
  expect(spread(values)).toEqual(expected);
});

test('nothing has no spread', () => {
  expect(() => spread([])).toThrow('nothing was measured');
});

test('a figure has the median of its times, and the most of its memory', () => {
  const measured = figure([
    { milliseconds: 30, peakBytes: 5, isStopped: false, parsing: null },
    { milliseconds: 10, peakBytes: 9, isStopped: false, parsing: null },
    { milliseconds: 20, peakBytes: 7, isStopped: false, parsing: null },
  ]);
  expect([time(measured).median, peak(measured), isStopped(measured)]).toEqual([20, 9, false]);
});

test('memory that one run could not be told is not known', () => {
  const runs = [5, null].map((peakBytes) => ({
    milliseconds: 1,
    peakBytes,
    isStopped: false,
    parsing: null,
  }));
  expect(peak(figure(runs))).toBeNull();
});

describe('a limit', () => {
  const target: Target = { figure: 'x', limit: 4, isLeast: false, unit: 'times', measured: () => null };

  test.each([
    ['the most, reached', target, 4, false, true],
    ['the most, passed', target, 4.01, false, false],
    ['the least, reached', { ...target, isLeast: true }, 4, false, true],
    ['the least, not reached', { ...target, isLeast: true }, 3.99, false, false],
    ['not by a run that was stopped', target, 1, true, false],
  ])('is kept: %s', (_, limit, value, cut, kept) => {
    expect(isKept(limit, { value, isStopped: cut })).toBe(kept);
  });
});
