/** Finds the comments of a YAML text by its lexer: a `#` in a scalar begins none. */
import { Lexer } from 'yaml';
import type { Range } from '../../source/range.ts';

/** What the lexer says between the slices of a text: a document begins, a flow collection is cut off, a scalar follows. */
const SIGNS = { document: '\x02', flowEnd: '\x18', scalar: '\x1f' };

/** In the order of the text, each without its line's ending. */
export function readComments(text: string): Range[] {
  const comments: Range[] = [];
  let at = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (isScalar || !Object.values(SIGNS).includes(token)) {
      if (!isScalar && token.startsWith('#')) comments.push({ start: at, end: at + token.length });
      at += token.length;
    }
    isScalar = !isScalar && token === SIGNS.scalar;
  }
  return comments;
}
