/** Takes suppressions out of a text, and nothing else: what else a comment says stays. */
import type { TextEdit } from '../../edits/edit.ts';
import { lineEnd, lineStart, nextLine } from '../../source/lines.ts';
import type { Range } from '../../source/range.ts';
import type { SuppressedPattern, Suppression } from './comment.ts';

/** The suppression without one of its names, of which it has others. */
export function withoutName({ patterns }: Suppression, pattern: SuppressedPattern): TextEdit {
  const at = patterns.indexOf(pattern);
  const [before, behind] = [patterns[at - 1], patterns[at + 1]];
  const { start, end } = pattern.range;
  const range =
    behind === undefined ? { start: before?.range.end ?? start, end } : { start, end: behind.range.start };
  return { range, text: '' };
}

/** The text without the suppression: its lines where they hold nothing else, or its part of a line. */
export function withoutSuppression(suppression: Suppression): TextEdit {
  return { range: removed(suppression), text: '' };
}

function removed({ module: { text }, comment, range }: Suppression): Range {
  const { start, end } = range;
  const isWhole = start === comment.start && end === comment.end;
  const before = text.slice(lineStart(text, start), start);
  const behind = text.slice(end, lineEnd(text, end));
  if (isWhole && before.replace('\uFEFF', '').trim() === '' && behind.trim() === '')
    return lines(text, range);
  // What stands behind it on its line comes into its place; else the white space before it goes, too.
  const space = /^\s*/.exec(behind)?.[0].length ?? 0;
  return space < behind.length ? { start, end: end + space } : { start: start - trailing(before), end };
}

/** Whole lines with their endings; the last line of a text goes with the ending before it. A byte order mark stays. */
function lines(text: string, { start, end }: Range): Range {
  const first = Math.max(lineStart(text, start), text.startsWith('\uFEFF') ? 1 : 0);
  const next = nextLine(text, end);
  if (next < text.length || text.endsWith('\n')) return { start: first, end: next };
  return { start: first - (/\r?\n$/.exec(text.slice(0, first))?.[0].length ?? 0), end: next };
}

/** How many units of white space a text ends with. */
function trailing(text: string): number {
  return text.length - text.trimEnd().length;
}
