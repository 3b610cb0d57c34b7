/** Adds aliases to an output. */
import type { TextEdit } from '../edits/edit.ts';
import { insertItem } from '../edits/sequence.ts';
import type { Notation } from '../languages/language.ts';
import type { SpecOutput } from './model.ts';

/**
 * The edits that give an output more aliases, behind those that it has.
 * @param notation of the module that the output stands in
 * @returns null where its aliases are no literal of the output
 */
export function addAliases(
  { record, aliases: present }: SpecOutput,
  aliases: readonly string[],
  notation: Notation,
): TextEdit[] | null {
  const { sequence, fields, at } = record;
  const { text } = at.module;
  const quote = notation.quoteOf(sequence, '"');
  const list = notation.list(aliases, quote, sequence);
  const field = fields.get('aliases');
  if (field === undefined) {
    if (!record.complete) return null;
    return insertItem(text, sequence, 'last', notation.entry(sequence, 'aliases', list, quote), notation);
  }
  const { collection } = present;
  if (!field.isOwn || collection === null || collection.incomplete !== null) return null;
  const { expression } = field.value;
  if (collection.entries.length > 0) {
    const { literal } = collection;
    if (literal === null) return null;
    const own = notation.quoteOf(literal, quote);
    return aliases
      .map((alias) => insertItem(text, literal, 'last', notation.string(alias, own), notation))
      .flat();
  }
  const { range, kind } = expression;
  if (kind !== 'list' && kind !== 'constant') return null;
  // Nothing may stand there but the key (YAML), directly behind which a list is none.
  const separated = range.start === range.end && !/^\s/.test(list) ? ` ${list}` : list;
  return [{ range, text: separated }];
}
