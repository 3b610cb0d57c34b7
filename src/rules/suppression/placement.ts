/** Where a new suppression can stand: on a line of its own above a finding, or at the end of the finding's line. */
import type { TextEdit } from '../../edits/edit.ts';
import { traitsOf } from '../../languages/index.ts';
import { lineEnd, lineEndingBefore, lineStart } from '../../source/lines.ts';
import type { Range } from '../../source/range.ts';
import type { Module } from '../../source/syntax.ts';
import { SUPPRESSION_WORD } from './comment.ts';

/** Null in a language without comments. @param rules the names of those that it is to suppress */
export function suppressionText(
  module: Module,
  rules: readonly string[],
  reason: string | null,
): string | null {
  const { lineComment } = traitsOf(module);
  if (lineComment === null) return null;
  return `${lineComment} ${SUPPRESSION_WORD} ${rules.join(', ')}${reason === null ? '' : `: ${reason}`}`;
}

/** Above the line that a range begins on, in its indent; null where the line goes on with the one before. */
export function above({ text }: Module, range: Range, comment: string): TextEdit | null {
  const line = lineStart(text, range.start);
  const start = line === 0 && text.startsWith('\uFEFF') ? 1 : line;
  if (goesOn(text.slice(0, line))) return null;
  const indent = /^[^\S\n]*/.exec(text.slice(start, range.start))?.[0] ?? '';
  return {
    range: { start, end: start },
    text: `${indent}${comment}${line === 0 ? firstEnding(text) : lineEndingBefore(text, start)}`,
  };
}

/** At the end of the line that a range ends on; null where that goes on with the next one. */
export function beside(module: Module, range: Range, comment: string): TextEdit | null {
  const { text } = module;
  const newline = lineEnd(text, Math.max(range.start, range.end - 1));
  const end = text[newline - 1] === '\r' ? newline - 1 : newline;
  if (goesOn(text.slice(lineStart(text, end), end))) return null;
  const space = traitsOf(module).lineComment === '#' ? '  ' : ' ';
  return { range: { start: end, end }, text: `${space}${comment}` };
}

/** Whether a text ends with a backslash, behind which a comment would be none. */
function goesOn(text: string): boolean {
  return /\\(?:\r?\n)?$/.test(text.slice(-3));
}

function firstEnding(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}
