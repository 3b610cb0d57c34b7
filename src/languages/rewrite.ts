/** Gives a string literal another value. */
import type { TextEdit } from '../edits/edit.ts';
import { replaceString } from '../edits/sequence.ts';
import type { Notation } from './language.ts';
import type { StringExpression } from '../source/syntax.ts';

/**
 * The edit that writes a value into a literal, prefix and quotes kept.
 * @returns null where the value can't be written between these quotes
 */
export function rewriteString(literal: StringExpression, value: string, notation: Notation): TextEdit | null {
  const content = notation.content(value, literal);
  if (content !== null) return replaceString(literal, content, `${literal.open}${content}${literal.close}`);
  // A plain scalar of YAML takes quotes where it needs them.
  return literal.plainIn === undefined ? null : { range: literal.range, text: notation.string(value, '"') };
}
