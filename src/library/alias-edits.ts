/** Adds aliases to an output. */
import type { TextEdit } from '../edits/edit.ts';
import { lineEnd, lineEndingBefore, lineStart } from '../edits/lines.ts';
import { insertItem } from '../edits/sequence.ts';
import type { Notation } from '../languages/language.ts';
import type { SpecOutput } from './model.ts';
import type { Field } from './record.ts';

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
  if (expression.kind !== 'list' && expression.kind !== 'constant') return null;
  return [inPlaceOfNone(text, field, list, notation.list(aliases, quote, { ...sequence, isBlock: false }))];
}

/**
 * Puts a list where the field has an empty one or null.
 * @param list begins with a newline where the file's lists are blocks
 * @param flow the same list on one line
 */
function inPlaceOfNone(text: string, { item, value }: Field, list: string, flow: string): TextEdit {
  const { start, end } = value.expression.range;
  const isLastOnLine = text.slice(end, lineEnd(text, end)).trim() === '';
  if (!list.startsWith('\n') || !isLastOnLine) {
    // Nothing may stand there but the key (YAML), directly behind which a list is none.
    return { range: { start, end }, text: start === end ? ` ${flow}` : flow };
  }
  const indent = ' '.repeat(item.range.start - lineStart(text, item.range.start));
  const behindKey = text.slice(0, start).trimEnd().length;
  const lines = list.replaceAll('\n', `${lineEndingBefore(text, start)}${indent}`);
  return { range: { start: behindKey, end }, text: lines };
}
