/** Maps places in a changed text back to the text that it was made from. */
import type { TextEdit } from './edit.ts';
import type { Range } from '../source/range.ts';

/** From the ranges of a later text to those of an earlier one. */
export type PositionMap = (range: Range) => Range;

export const samePositions: PositionMap = (range) => range;

/** The map from the text that `edits` give back to the text that they were applied to. */
export function mapThrough(edits: readonly TextEdit[]): PositionMap {
  const changes: Change[] = [];
  let shift = 0;
  for (const { range, text } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    const from = range.start + shift;
    shift += text.length - (range.end - range.start);
    changes.push({ range, from, to: from + text.length, shift });
  }
  return ({ start, end }) => {
    const first = before(changes, start, 'start');
    return { start: first, end: Math.max(first, before(changes, end, 'end')) };
  };
}

/** An edit with where its text stands in the later text. */
interface Change {
  readonly range: Range;
  readonly from: number;
  readonly to: number;
  /** How much further on everything behind it is than in the earlier text. */
  readonly shift: number;
}

/** Of a place within inserted text, the start or the end of what that text replaced. */
function before(ascending: readonly Change[], offset: number, side: 'start' | 'end'): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const from = ascending[middle]?.from ?? Infinity;
    if (from < offset || (from === offset && side === 'start')) low = middle + 1;
    else high = middle;
  }
  const last = ascending[low - 1];
  if (last === undefined) return offset;
  if (offset < last.to) return last.range[side];
  return offset - last.shift;
}

/** One map after the other: `later` first, as its ranges are those of the newest text. */
export function compose(earlier: PositionMap, later: PositionMap): PositionMap {
  return (range) => earlier(later(range));
}
