/** Gives a part of a text that a source spells another value. */
import { editsIn } from '../edits/edit.ts';
import type { Edit } from '../edits/edit.ts';
import type { Range } from '../source/range.ts';
import type { Refusal } from '../source/refusal.ts';
import { withPart } from '../source/spelling.ts';
import type { Spelling } from '../source/spelling.ts';
import type { Module } from '../source/syntax.ts';
import type { Notation } from './language.ts';
import { rewriteString } from './rewrite.ts';

/**
 * The edits that write something else in place of a part of a text.
 * @param part offsets in the text; of a path in code, all of it or whole names
 * @param other in code its keys in brackets take the quotes that are there; in a text they keep their own, as the service has them
 * @returns why it can't be written: completes "not changed, since "
 */
export function respell(
  { value, parts }: Spelling,
  part: Range,
  other: string,
  notation: (module: Module) => Notation,
): Edit[] | Refusal {
  const held = parts.find(({ start, end }) => start <= part.start && part.end <= end);
  if (held === undefined)
    return { why: `${value.slice(part.start, part.end)} isn't spelled in one place; change what makes it` };
  const { module, written } = held;
  const inside = { start: part.start - held.start, end: part.end - held.start };
  if (!('kind' in written)) {
    const range = { start: written.start + inside.start, end: written.start + inside.end };
    const quote = module.text.slice(range.start, range.end).includes("'") ? "'" : '"';
    return editsIn(module, [{ range, text: other.replaceAll(/['"]/g, quote) }]).edits;
  }
  const whole = withPart(written.value, inside, other);
  const edit = rewriteString(written, whole, notation(module));
  return edit === null
    ? { why: `${other} can't be written between these quotes` }
    : editsIn(module, [edit]).edits;
}
