/** How one item of a literal lies in its lines: which comments and commas belong to it. */
import type { Sequence } from '../source/syntax.ts';
import { lineEnd, lineStart } from '../source/lines.ts';
import type { Range } from '../source/range.ts';

export interface ItemLayout {
  /** Of the item with the comments directly before it on its line. */
  readonly start: number;
  /** Behind the item itself. */
  readonly itemEnd: number;
  /** Behind the item and the comments between it and its comma. */
  readonly end: number;
  /** Where `, next` may follow on the same line: behind block comments, before a line comment. */
  readonly endInline: number;
  /** Behind the item, its comma where that is on the same line and a comment follows it, and its comments there. */
  readonly endWithComments: number;
  /** `start`, or the first comment of the block directly above at the item's indent. */
  readonly withAbove: number;
  /** The comma that separates it from the item before; null for the first. */
  readonly commaBefore: number | null;
  /** The comma behind it; null for a last item without one. */
  readonly commaBehind: number | null;
  /** The comments that go when it goes, in no order. */
  readonly comments: readonly Range[];
  /** What a new line beside it starts with (indent, a leading comma); null where it isn't the first on its line. */
  readonly linePrefix: string | null;
  /** Whether its lines hold nothing but it, its comments and one comma. */
  readonly ownLines: boolean;
  /** An offset on its last line, behind all that is on it. */
  readonly lineContentEnd: number;
  /** A comma on another line that has nothing to separate once its lines are gone. */
  readonly separatorElsewhere: number | null;
}

/** @param index of the item in `sequence.items`, which must have it */
export function layoutOf(text: string, sequence: Sequence, index: number): ItemLayout {
  const { items, commas, comments } = sequence;
  const item = items[index];
  if (item === undefined) throw new RangeError(`the sequence has no item ${index}`);
  const from = items[index - 1]?.range.end ?? sequence.range.start + 1;
  const to = items[index + 1]?.range.start ?? sequence.range.end - 1;
  const commaBefore = index === 0 ? null : (commas.find((at) => at >= from && at < item.range.start) ?? null);
  const commaBehind = commas.find((at) => at >= item.range.end && at < to) ?? null;

  const before = directlyBefore(text, comments, Math.max(from, (commaBefore ?? -1) + 1), item.range.start);
  const start = before[0]?.start ?? item.range.start;
  const sameLine = comments.filter(
    (at) => at.start >= item.range.end && at.start < lineEnd(text, item.range.end) && at.end <= to,
  );
  const beforeComma = sameLine.filter((at) => commaBehind === null || at.start < commaBehind);

  const prefix = text.slice(lineStart(text, start), start);
  const linePrefix = /^\uFEFF?\s*(?:,\s*)?$/.test(prefix) ? prefix.replace('\uFEFF', '') : null;
  // At the end of the line a comment speaks of the item only where no other item is on the line.
  const nextStart = items[index + 1]?.range.start ?? Infinity;
  const aloneOnLine = (linePrefix !== null || index === 0) && nextStart > lineEnd(text, item.range.end);
  const withinLine = beforeComma.filter((at) => text.slice(at.end, lineEnd(text, at.end)).trim() !== '');
  const behind = aloneOnLine ? sameLine : withinLine;

  const endWithComments = Math.max(item.range.end, ...behind.map((at) => at.end));
  const commaOnLine = commaBehind !== null && commaBehind < lineEnd(text, item.range.end);
  const contentEnd = Math.max(endWithComments, commaOnLine ? commaBehind + 1 : 0);
  const restOfLine = text.slice(contentEnd, lineEnd(text, contentEnd));
  // With a comma at either end, one of the two has to stay.
  const hasOneComma = !(prefix.includes(',') && commaOnLine);
  const ownLines =
    hasOneComma &&
    linePrefix !== null &&
    restOfLine.trim() === '' &&
    lineEnd(text, contentEnd) < sequence.range.end;
  const above = ownLines ? commentsAbove(text, comments, from, start) : [];
  const last = beforeComma.at(-1);
  const isLineComment = last !== undefined && !text.startsWith('/*', last.start);
  return {
    start,
    itemEnd: item.range.end,
    end: Math.max(item.range.end, ...(aloneOnLine ? beforeComma : withinLine).map((at) => at.end)),
    endInline: isLineComment ? item.range.end : Math.max(item.range.end, last?.end ?? 0),
    endWithComments,
    withAbove: above[0]?.start ?? start,
    commaBefore,
    commaBehind,
    comments: [...above, ...before, ...behind],
    linePrefix,
    ownLines,
    lineContentEnd: contentEnd,
    separatorElsewhere: separatorElsewhere(prefix, commaBefore, commaBehind, commaOnLine),
  };
}

function separatorElsewhere(
  prefix: string,
  commaBefore: number | null,
  commaBehind: number | null,
  commaOnLine: boolean,
): number | null {
  if (prefix.includes(',') || commaOnLine) return null;
  return commaBehind ?? commaBefore;
}

/** Comments that end on the line where `start` is, with nothing but space between them and it; ascending. */
function directlyBefore(text: string, comments: readonly Range[], from: number, start: number): Range[] {
  const found: Range[] = [];
  let at = start;
  for (const comment of comments.filter(({ start: first, end }) => first >= from && end <= start).reverse()) {
    if (!/^[^\S\n]*$/.test(text.slice(comment.end, at))) break;
    found.unshift(comment);
    at = comment.start;
  }
  return found;
}

/** The block of comment lines directly above, each at the indent of the line of `start`; ascending. */
function commentsAbove(text: string, comments: readonly Range[], from: number, start: number): Range[] {
  const found: Range[] = [];
  let top = lineStart(text, start);
  const indent = /^[^\S\n]*/.exec(text.slice(top, start))?.[0] ?? '';
  for (const comment of comments.filter((one) => one.start >= from && one.end < top).reverse()) {
    const first = lineStart(text, comment.start);
    const directlyAbove = text.slice(comment.end, top).replace('\r', '') === '\n';
    if (!directlyAbove || text.slice(first, comment.start) !== indent) break;
    found.unshift(comment);
    top = first;
  }
  return found;
}
