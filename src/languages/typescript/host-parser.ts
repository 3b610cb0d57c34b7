/** Parses with the parser that a jscodeshift is bound to. */
import type { JSCodeshift } from 'jscodeshift';
import type { SyntaxProblem } from '../../source/syntax.ts';
import type { AstNode } from './ast.ts';
import { asBabel, UnreadableTree } from './estree.ts';
import { commentsByStart, syntaxProblem, withoutHashbangBehindMark } from './parse.ts';
import type { Parse } from './parse.ts';

/**
 * @param host its parser is the one that was chosen, by `--parser`, by the transform or by a test
 * @returns what throws UnreadableTree where nothing can be read from the parser's tree
 */
export function parseBy(host: JSCodeshift): Parse {
  return (_path, text) => {
    const program = programOf(host, text);
    if ('message' in program) return program;
    const comments: AstNode[] = [];
    return {
      program: asBabel({ ...program, start: 0, end: text.length }, text, (some) => comments.push(...some)),
      comments: commentsByStart(comments),
    };
  };
}

function programOf(host: JSCodeshift, text: string): object | SyntaxProblem {
  let file: { readonly program?: unknown; readonly comments?: unknown } | undefined;
  try {
    [file] = host(withPlainLayout(text)).nodes() as object[];
  } catch (error) {
    return problemOf(error, text);
  }
  const { program, comments } = file ?? {};
  if (typeof program !== 'object' || program === null) throw new UnreadableTree('it gives no program');
  // Where there is no statement, recast gives the comments to the file.
  return Array.isArray(comments) ? { ...program, comments } : program;
}

/**
 * The same text, unit for unit, in a layout that recast hands on to the parser as it is: spaces alone before a line's
 * first word, one kind of line ending, no byte order mark. White space in templates of several lines is read otherwise.
 */
function withPlainLayout(text: string): string {
  return withoutHashbangBehindMark(text)
    .replaceAll('\r\n', '\n ')
    .replace(/[\r\u2028\u2029]/g, '\n')
    .replace(/^[^\S\n]+/gm, (indent) => ' '.repeat(indent.length));
}

/** Babel's parser tells an offset, others a line and a column. @throws UnreadableTree where it is no complaint about the text */
function problemOf(error: unknown, text: string): SyntaxProblem {
  if (!(error instanceof Error)) throw error;
  const { pos, loc, message }: { pos?: unknown; loc?: unknown; message: string } = error;
  if (typeof pos === 'number') return syntaxProblem(error, text);
  if (typeof loc !== 'object' || loc === null) throw new UnreadableTree(`it fails (${message})`);
  const start = offsetOf(loc, text);
  return {
    message: message.replace(/ \(\d+:\d+\)$/, ''),
    range: { start, end: Math.min(start + 1, text.length) },
  };
}

function offsetOf({ line, column }: { line?: unknown; column?: unknown }, text: string): number {
  if (typeof line !== 'number' || typeof column !== 'number') return 0;
  const before = text.split('\n').slice(0, line - 1);
  return Math.min(
    before.reduce((sum, { length }) => sum + length + 1, column),
    text.length,
  );
}
