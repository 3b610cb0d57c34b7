/** The edits that items on lines of their own need, without delimiters and commas: YAML's block style. */
import type { Sequence } from '../source/syntax.ts';
import type { TextEdit } from './edit.ts';
import { lineEnd, lineEndingBefore, lineStart, nextLine } from '../source/lines.ts';

/** Removes one item with its comments; the only one leaves `{}` or `[]` where the items begin. */
export function removeBlockItem(text: string, sequence: Sequence, index: number): TextEdit[] {
  const item = sequence.items[index];
  if (item === undefined) throw new RangeError(`the sequence has no item ${index}`);
  const next = sequence.items[index + 1];
  const { start, end } = item.range;
  const isFirstOnLine = isBlank(text.slice(lineStart(text, start), start));
  if (sequence.items.length === 1) {
    const empty = sequence.form === 'map' ? '{}' : '[]';
    if (!isFirstOnLine || lineStart(text, start) <= sequence.range.start) {
      return [{ range: { start, end }, text: empty }];
    }
    const at = sequence.range.start;
    return [{ range: { start: at, end: at }, text: ` ${empty}` }, linesOf(text, sequence, index)];
  }
  if (isFirstOnLine) return [linesOf(text, sequence, index)];
  // The first of several behind a dash, whose place the next one takes.
  return [{ range: { start, end: next?.range.start ?? end }, text: '' }];
}

/** The item's lines, with the comments directly above at its indent and those below that are indented deeper. */
function linesOf(text: string, { items, range: inner }: Sequence, index: number): TextEdit {
  const item = items[index];
  if (item === undefined) throw new RangeError(`the sequence has no item ${index}`);
  const indent = indentAt(text, item.range.start);
  let start = lineStart(text, item.range.start);
  const floor = items[index - 1]?.range.end ?? inner.start;
  while (start > floor) {
    const above = lineStart(text, start - 1);
    if (above < floor || !isComment(text, above, (of) => of === indent)) break;
    start = above;
  }
  let end = nextLine(text, item.range.end);
  while (end < text.length && isComment(text, end, (of) => of.length > indent.length))
    end = nextLine(text, end);
  const before = items[index - 1];
  // A scalar that keeps its trailing blank lines (`|+`) would take those behind the item as its own.
  if (before !== undefined && /\n\s*$/.test(text.slice(before.range.start, before.range.end))) {
    while (end < text.length && isBlank(text.slice(end, lineEnd(text, end)))) end = nextLine(text, end);
  }
  if (end === text.length && !text.endsWith('\n')) {
    // The text ends without a newline, and goes on doing so.
    return { range: { start: text.slice(0, start).replace(/\r?\n$/, '').length, end }, text: '' };
  }
  return { range: { start, end }, text: '' };
}

/** Whether the line at this offset is a comment with such an indent. */
function isComment(text: string, line: number, fits: (indent: string) => boolean): boolean {
  const [, indent] = /^([^\S\n]*)#/.exec(text.slice(line, lineEnd(text, line))) ?? [];
  return indent !== undefined && fits(indent);
}

/**
 * Inserts an item behind another one, on lines of its own.
 * @param item source text, later lines indented as if the item stood in the first column; without a dash
 */
export function insertBlockItem(text: string, sequence: Sequence, index: number, item: string): TextEdit[] {
  const neighbour = sequence.items[index];
  if (neighbour === undefined) throw new RangeError(`the sequence has no item ${index}`);
  const indent = indentAt(text, neighbour.range.start);
  const newline = lineEndingBefore(text, neighbour.range.end);
  const written = sequence.form === 'list' ? `- ${item}` : item;
  const lines = written.split('\n').map((line) => `${indent}${line}`);
  const at = nextLine(text, neighbour.range.end);
  const isLastLine = at === text.length && !text.endsWith('\n');
  const inserted = isLastLine ? `${newline}${lines.join(newline)}` : `${lines.join(newline)}${newline}`;
  return [{ range: { start: at, end: at }, text: inserted }];
}

/** Spaces up to the column of an offset: behind `- ` the dash takes a column, too. */
function indentAt(text: string, offset: number): string {
  const before = text.slice(lineStart(text, offset), offset).replace('\uFEFF', '');
  return isBlank(before) ? before : ' '.repeat(before.length);
}

function isBlank(text: string): boolean {
  return text.replace('\uFEFF', '').trim() === '';
}
