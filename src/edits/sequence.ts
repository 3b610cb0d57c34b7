/** The three edits that literals need: remove an item, insert an item, replace a string. */
import type { Sequence, StringExpression } from '../source/syntax.ts';
import { insertBlockItem, removeBlockItem } from './block.ts';
import type { TextEdit } from './edit.ts';
import { layoutOf } from './layout.ts';
import type { ItemLayout } from './layout.ts';
import { lineEndingBefore, lineStart, nextLine } from '../source/lines.ts';

/**
 * Removes one item with the comments that belong to it and one separator. Blank lines and other items' comments
 * stay; the only item leaves an empty literal, unless other comments stand in it.
 * @param index of the item in `sequence.items`
 */
export function removeItem(text: string, sequence: Sequence, index: number): TextEdit[] {
  if (sequence.isBlock === true) return removeBlockItem(text, sequence, index);
  const item = layoutOf(text, sequence, index);
  const isOnly = sequence.items.length === 1;
  if (isOnly && item.comments.length === sequence.comments.length) {
    return [remove(sequence.range.start + 1, sequence.range.end - 1)];
  }
  return item.ownLines ? removeLines(text, item) : removeInline(text, sequence, index, item);
}

function removeLines(text: string, item: ItemLayout): TextEdit[] {
  const from = lineStart(text, item.withAbove);
  const lines = remove(from, nextLine(text, item.lineContentEnd));
  const separator = item.separatorElsewhere;
  if (separator === null) return [lines];
  return separator < from
    ? [remove(separator, separator + 1), lines]
    : [lines, remove(separator, separator + 1)];
}

function removeInline(text: string, sequence: Sequence, index: number, item: ItemLayout): TextEdit[] {
  const { start, end, commaBefore, commaBehind } = item;
  const next = index + 1 < sequence.items.length ? layoutOf(text, sequence, index + 1) : null;
  if (next !== null && commaBehind !== null) {
    const onSameLine = !text.slice(end, next.start).includes('\n');
    const clear = isBlank(text.slice(Math.max(item.endWithComments, commaBehind + 1), next.start));
    if (onSameLine || (commaBefore === null && clear)) return [remove(start, next.start)];
    if (commaBefore === null) return [remove(start, Math.max(item.endWithComments, commaBehind + 1))];
  }
  if (commaBefore === null) {
    // The only item, with other comments beside it: its own comma has nothing left to end.
    return commaBehind === null
      ? [remove(start, end)]
      : [remove(start, end), remove(commaBehind, commaBehind + 1)];
  }
  return isBlank(text.slice(commaBefore + 1, start))
    ? [remove(startOfSeparator(text, sequence, commaBefore), end)]
    : [remove(commaBefore, commaBefore + 1), remove(start, end)];
}

/** A comma that leads its line goes with the line ending before it, unless that ends a comment. */
function startOfSeparator(text: string, { comments }: Sequence, comma: number): number {
  const before = text.slice(0, comma).trimEnd().length;
  const leads = text.slice(before, comma).includes('\n');
  return leads && !comments.some(({ end }) => end === before) ? before : comma;
}

/** How a language writes what the edit can't see in the neighbours. */
export interface InsertStyle {
  /** What stands inside the delimiters of a map on one line. */
  readonly padding: string;
}

/**
 * Inserts an item behind another one, in the style of its neighbours: on a line of its own where they are, with
 * their indent, line ending and comma style.
 * @param after index of the item in front of the new one, or `last`
 * @param item source text without a comma; later lines indented as if it began in the first column
 */
export function insertItem(
  text: string,
  sequence: Sequence,
  after: number | 'last',
  item: string,
  style: InsertStyle,
): TextEdit[] {
  const index = after === 'last' ? sequence.items.length - 1 : after;
  if (sequence.items[index] === undefined) return [insertFirst(text, sequence, item, style)];
  if (sequence.isBlock === true) return insertBlockItem(text, sequence, index, item);
  const neighbour = layoutOf(text, sequence, index);
  const { end, commaBehind, linePrefix } = neighbour;
  const indent = /^\s*/.exec(text.slice(lineStart(text, neighbour.start), neighbour.start))?.[0] ?? '';
  const own = item.split('\n').join(`${lineEndingBefore(text, end)}${indent.replace('\uFEFF', '')}`);
  if (linePrefix === null) {
    if (commaBehind !== null) return [insert(commaBehind + 1, ` ${own},`)];
    return [insert(neighbour.endInline, `, ${own}`)];
  }
  const behind = neighbour.endWithComments;
  const hasLeadingComma = linePrefix.includes(',') && (commaBehind === null || commaBehind >= behind);
  const prefix = hasLeadingComma ? linePrefix : linePrefix.replace(',', ' ');
  const line = `${lineEndingBefore(text, end)}${prefix}${own}`;
  if (hasLeadingComma) return [insert(behind, line)];
  if (commaBehind !== null) return [insert(Math.max(behind, commaBehind + 1), `${line},`)];
  const { itemEnd } = neighbour;
  return behind === itemEnd ? [insert(itemEnd, `,${line}`)] : [insert(itemEnd, ','), insert(behind, line)];
}

function insertFirst(text: string, sequence: Sequence, item: string, style: InsertStyle): TextEdit {
  const inside = { start: sequence.range.start + 1, end: sequence.range.end - 1 };
  const comment = sequence.comments.at(-1);
  if (comment === undefined) {
    const padding = sequence.form === 'map' ? style.padding : '';
    return { range: inside, text: `${padding}${item}${padding}` };
  }
  const indent = /^\s*/.exec(text.slice(lineStart(text, comment.start), comment.start))?.[0] ?? '';
  return insert(comment.end, `${lineEndingBefore(text, inside.end)}${indent}${item}`);
}

/**
 * Replaces a string between its quotes, so that prefix and quotes stay; where it is made of several literals, the
 * whole of them.
 * @param content what stands between the quotes
 * @param whole the literal that replaces several
 */
export function replaceString(literal: StringExpression, content: string, whole: string): TextEdit {
  return literal.content === null
    ? { range: literal.range, text: whole }
    : { range: literal.content, text: content };
}

function remove(start: number, end: number): TextEdit {
  return { range: { start, end }, text: '' };
}

function insert(at: number, text: string): TextEdit {
  return { range: { start: at, end: at }, text };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
