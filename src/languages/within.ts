/** Writes JSON strings that stand in the literals of another source. */
import type { StringExpression } from '../source/syntax.ts';
import type { Notation } from './language.ts';

/**
 * What stands between the quotes of a literal for another value.
 * @param own gives it for a literal that stands in nothing
 * @returns null where it can't be written there
 */
export function contentIn(value: string, literal: StringExpression, own: Notation['content']): string | null {
  if (literal.within === undefined) return own(value, literal);
  const json = JSON.stringify(value).slice(1, -1);
  // What is put in there by Fn::Sub or Terraform begins so.
  return /[$%]\{/.test(json) ? null : own(json, literal.within);
}
