/** Applies edits to texts, and tells which edits can't be applied together. */
import MagicString from 'magic-string';
import type { TextEdit } from './edit.ts';
import type { Range } from '../source/range.ts';

/**
 * The text with all edits applied; what no edit covers stays as it is.
 * @param edits in any order, none of which touch each other (`touches`)
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const changed = new MagicString(text);
  for (const { range, text: replacement } of edits) {
    if (range.start === range.end) changed.appendLeft(range.start, replacement);
    else if (replacement === '') changed.remove(range.start, range.end);
    else changed.overwrite(range.start, range.end, replacement, { contentOnly: true });
  }
  return changed.toString();
}

/** Whether two ranges share a unit or meet: what one edit does there may change what the other one means. */
export function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}
