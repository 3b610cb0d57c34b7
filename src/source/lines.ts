/** Lines of a text: where they start, which one an offset is on, how they end. */

/** The offset of the first unit of the line that `offset` is on. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line's `\n` (or of the text's end), a `\r` before it not counted to the line's content. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline;
}

/** The offset behind the line's ending. */
export function nextLine(text: string, offset: number): number {
  return Math.min(lineEnd(text, offset) + 1, text.length);
}

/** The line ending that stands before the line of `offset`: what a line that is inserted beside it takes. */
export function lineEndingBefore(text: string, offset: number): string {
  return text.slice(0, lineStart(text, offset)).endsWith('\r\n') ? '\r\n' : '\n';
}

/** A place as editors show it. */
export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units; a byte order mark takes no column. */
  readonly column: number;
}

/** A text's lines, for many look-ups. */
export interface LineIndex {
  positionAt(offset: number): Position;
  /** The content of a line (1-based) without its ending and without a byte order mark. */
  lineAt(line: number): string;
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const startOf = (line: number): number => (line <= 1 ? bom : (starts[line - 1] ?? text.length));
  return {
    positionAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? Infinity) <= offset) low = middle;
        else high = middle - 1;
      }
      const line = low + 1;
      return { line, column: Math.max(offset - startOf(line), 0) + 1 };
    },
    lineAt(line) {
      const next = starts[line] ?? text.length + 1;
      // Neither searched nor copied: many may ask for a line that is as long as a text.
      const end = text.charAt(next - 2) === '\r' ? next - 2 : next - 1;
      return text.slice(startOf(line), Math.max(startOf(line), end));
    },
  };
}

/**
 * A part of a source as if it began in the first column. Its lines end with `\n`, whatever the source has: who inserts it
 * gives them the target's ending.
 * @param indent of the line that it begins on
 */
export function dedented(text: string, indent: string): string {
  const [first = '', ...later] = text.split(/\r?\n/);
  return [first, ...later.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))].join(
    '\n',
  );
}
