/** Puts a map where a string literal stands. */
import { editsIn } from '../edits/edit.ts';
import type { Edit } from '../edits/edit.ts';
import type { Refusal } from '../source/refusal.ts';
import type { Spelling } from '../source/spelling.ts';
import type { Module } from '../source/syntax.ts';
import type { Notation } from './language.ts';

/**
 * The edits that write a map with one entry, on one line, in place of a text.
 * @returns why it can't be written: completes "not changed, since "
 */
export function rewriteAsMap(
  { value, parts }: Spelling,
  key: string,
  text: string,
  notation: (module: Module) => Notation,
): Edit[] | Refusal {
  const [part] = parts;
  if (part === undefined || part.start !== 0 || part.end !== value.length || !('kind' in part.written))
    return { why: "the string isn't spelled in one place; change what makes it" };
  const { module, written } = part;
  const own = written.open.endsWith("'") ? "'" : '"';
  const other = own === '"' ? "'" : '"';
  const quote = text.includes(own) && !text.includes(other) ? other : own;
  const style = notation(module);
  const map =
    written.within === undefined
      ? style.map(key, style.string(text, quote), quote, null)
      : style.content(`{ ${JSON.stringify(key)}: ${JSON.stringify(text)} }`, written.within);
  return map === null
    ? { why: "a reference can't be written between these quotes" }
    : editsIn(module, [{ range: written.range, text: map }]).edits;
}

/** Whether a text is spelled in a file of data, or by the very value of an entry, so that nothing else uses it. */
export function standsInPlace({ parts }: Spelling): boolean {
  return parts.every(
    ({ module, written }) =>
      module.document !== null ||
      module.text
        .slice(0, 'kind' in written ? written.range.start : written.start)
        .trimEnd()
        .endsWith(':'),
  );
}
