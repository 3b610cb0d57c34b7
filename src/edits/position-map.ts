/** Maps places in a changed text back to the text that it was made from. */
import type { TextEdit } from './edit.ts';
import type { Range } from './range.ts';

/** From the ranges of a later text to those of an earlier one. */
export type PositionMap = (range: Range) => Range;

export const samePositions: PositionMap = (range) => range;

/** The map from the text that `edits` give back to the text that they were applied to. */
export function mapThrough(edits: readonly TextEdit[]): PositionMap {
  const ascending = [...edits].sort((a, b) => a.range.start - b.range.start);
  return ({ start, end }) => {
    const first = before(ascending, start, 'start');
    return { start: first, end: Math.max(first, before(ascending, end, 'end')) };
  };
}

/** Of a place within inserted text, the start or the end of what that text replaced. */
function before(ascending: readonly TextEdit[], offset: number, side: 'start' | 'end'): number {
  let shift = 0;
  for (const { range, text } of ascending) {
    const from = range.start + shift;
    if (offset < from || (offset === from && side === 'end')) break;
    if (offset < from + text.length) return side === 'start' ? range.start : range.end;
    shift += text.length - (range.end - range.start);
  }
  return offset - shift;
}

/** One map after the other: `later` first, as its ranges are those of the newest text. */
export function compose(earlier: PositionMap, later: PositionMap): PositionMap {
  return (range) => earlier(later(range));
}
