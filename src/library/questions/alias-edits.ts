/** Adds aliases to an output. */
import { isRefusal } from '../../source/refusal.ts';
import { editsIn } from '../../edits/edit.ts';
import type { Edit, TextEdit } from '../../edits/edit.ts';
import { lineEnd, lineEndingBefore, lineStart } from '../../source/lines.ts';
import { insertItem } from '../../edits/sequence.ts';
import type { Notation } from '../../languages/language.ts';
import type { Module } from '../../source/syntax.ts';
import type { SpecOutput } from '../model/model.ts';
import { keyFor } from '../values/record.ts';
import type { Collection, Field } from '../values/record.ts';
import { literalOf } from './editable-literal.ts';
import type { Uses } from './editable-literal.ts';

/**
 * The edits that give an output more aliases, behind those that it has.
 * @returns null where its aliases are no literal that is the output's alone
 */
export function addAliases(
  { record, aliases: present }: SpecOutput,
  aliases: readonly string[],
  uses: Uses,
  notationOf: (module: Module) => Notation,
): { readonly edits: readonly Edit[] } | null {
  const { sequence, fields, at } = record;
  const { text } = at.module;
  const notation = notationOf(at.module);
  const quote = notation.quoteOf(sequence, '"');
  const list = notation.list(aliases, quote, sequence);
  const field = fields.get('aliases');
  if (field === undefined) {
    if (!record.complete) return null;
    const entry = notation.entry(sequence, keyFor(record, 'aliases'), list, quote);
    return editsIn(at.module, insertItem(text, sequence, 'last', entry, notation));
  }
  const { collection } = present;
  if (!field.isOwn || collection === null || collection.incomplete !== null) return null;
  const { expression } = field.value;
  if (collection.entries.length > 0) return appended(aliases, collection, quote, uses, notationOf);
  if (expression.kind !== 'list' && expression.kind !== 'constant') return null;
  const flow = notation.list(aliases, quote, { ...sequence, isBlock: false });
  return editsIn(at.module, [inPlaceOfNone(text, field, list, flow)]);
}

function appended(
  aliases: readonly string[],
  collection: Collection,
  quote: string,
  uses: Uses,
  notationOf: (module: Module) => Notation,
): { readonly edits: readonly Edit[] } | null {
  const { at } = collection;
  const literal = literalOf(collection, uses);
  if (isRefusal(literal)) return null;
  const notation = notationOf(at.module);
  const own = notation.quoteOf(literal, quote);
  return editsIn(
    at.module,
    aliases.flatMap((alias) =>
      insertItem(at.module.text, literal, 'last', notation.string(alias, own), notation),
    ),
  );
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
