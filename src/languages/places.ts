/** Finds where the units of a text stand in the literal that spells it. */
import type { Range } from '../source/range.ts';

/** The places of a text's UTF-16 units in a source, by their index: the first unit of each, and the one behind it. */
export interface Places {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** What a place of a source stands for that isn't itself: an escape. */
export interface Escape {
  /** How many units of the source it takes. */
  readonly length: number;
  /** Empty for what stands for nothing: a line that goes on. */
  readonly value: string;
}

/**
 * Lays a text beside the source that spells it. White space may differ: a source may be indented, and its lines folded.
 * @param body of the source, without what delimits it
 * @param escapeAt what begins at an offset of the source; null where the unit there stands for itself
 * @returns null where the source doesn't spell that text
 */
export function placesOf(
  value: string,
  source: string,
  body: Range,
  escapeAt: (at: number) => Escape | null,
): Places | null {
  const starts = new Int32Array(value.length);
  const ends = new Int32Array(value.length);
  let at = body.start;
  let unit = 0;
  while (unit < value.length) {
    const escape = at < body.end ? escapeAt(at) : null;
    if (escape !== null) {
      if (!value.startsWith(escape.value, unit)) return null;
      for (const last = unit + escape.value.length; unit < last; unit++) {
        starts[unit] = at;
        ends[unit] = at + escape.length;
      }
      at += escape.length;
      continue;
    }
    const [wanted, written] = [value.charAt(unit), at < body.end ? source.charAt(at) : ''];
    const isSpace = SPACE.test(wanted);
    // What a block ends with is cut off, or added to.
    if (written === '' && !isSpace) return null;
    if (written !== '' && wanted !== written) {
      if (!SPACE.test(written)) return null;
      if (!isSpace || (wanted === '\n' && written !== '\n')) {
        at += 1;
        continue;
      }
    }
    starts[unit] = at;
    at += written === '' ? 0 : 1;
    ends[unit] = at;
    unit += 1;
  }
  return { starts, ends };
}

const SPACE = /^[ \t\r\n]$/;
