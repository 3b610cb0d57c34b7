/** Finds the commas and comments between the items of a literal. */
import type { Range } from '../../source/range.ts';
import { compact } from '../compact.ts';
import type { Item, Sequence } from '../../source/syntax.ts';

/**
 * A sequence from its items.
 * @param range from the opening delimiter to behind the closing one
 * @param commentAt the file's comments by their start
 */
export function sequenceOf(
  text: string,
  form: Sequence['form'],
  range: Range,
  items: readonly Item[],
  commentAt: ReadonlyMap<number, Range>,
): Sequence {
  const commas: number[] = [];
  const comments: Range[] = [];
  let at = range.start + 1;
  for (const end of [...items.map((item) => item.range), { start: range.end - 1, end: range.end }]) {
    while (at < end.start) {
      const comment = commentAt.get(at);
      if (comment !== undefined) comments.push(comment);
      else if (text.charAt(at) === ',') commas.push(at);
      at = comment?.end ?? at + 1;
    }
    at = end.end;
  }
  return { form, range, items: compact(items), commas: compact(commas), comments: compact(comments) };
}
