/** Moves an entry of a file of data from one map into another. */
import { editsIn } from '../../edits/edit.ts';
import type { Edit } from '../../edits/edit.ts';
import { insertItem, removeItem } from '../../edits/sequence.ts';
import type { InsertStyle } from '../../edits/sequence.ts';
import { literalAround } from '../../languages/literal-around.ts';
import { dedented, lineStart } from '../../source/lines.ts';
import { contains } from '../../source/range.ts';
import type { Range } from '../../source/range.ts';
import type { Refusal } from '../../source/refusal.ts';
import type { Expression, Module, Sequence } from '../../source/syntax.ts';

/** Where an entry is to go: into the map that holds its own one, or into the entry beside it of that name. */
export type Target = 'outwards' | { readonly beside: string };

/**
 * @param key the place of the entry's key
 * @param name what it is called where it goes
 * @returns why it can't be moved: completes "not changed, since "
 */
export function moveEntry(
  module: Module,
  key: Range,
  target: Target,
  name: string,
  style: InsertStyle,
): Edit[] | Refusal {
  if (literalAround(module, key) !== null)
    return { why: 'that takes moving it within a text; move it by hand' };
  const around = module.document === null ? [] : entriesAround(module.document, key);
  const own = around.at(-1);
  const item = own?.sequence.items[own.index];
  const holder =
    target === 'outwards'
      ? around.at(-2)
      : own && { sequence: mapIn(own.sequence, target.beside), index: 'last' as const };
  if (own === undefined || item?.key?.kind !== 'string' || holder?.sequence == null)
    return { why: 'that takes moving it between maps of code; move it by hand' };
  const { sequence, index } = holder;
  if (sequence.items.some((each) => each.key?.kind === 'string' && each.key.value === name))
    return { why: `${name} is there already; leave one of the two` };
  const { text } = module;
  const { start, end } = item.range;
  const indent = /^\s*/.exec(text.slice(lineStart(text, start), start))?.[0] ?? '';
  const value = dedented(text.slice(item.key.range.end, end), indent);
  const moved = `${item.key.open}${name}${item.key.close}${value}`;
  return editsIn(module, [
    ...removeItem(text, own.sequence, own.index),
    ...insertItem(text, sequence, index, moved, style),
  ]).edits;
}

interface Place {
  readonly sequence: Sequence;
  readonly index: number;
}

/** The entries that a place is in, from the outermost to the one whose key it is. Those of lists aren't among them. */
function entriesAround(document: Expression, key: Range): Place[] {
  const found: Place[] = [];
  for (let at: Expression | undefined = document; at?.kind === 'map' || at?.kind === 'list';) {
    const { sequence }: { readonly sequence: Sequence } = at;
    const index = sequence.items.findIndex(({ range }) => contains(range, key));
    if (index !== -1 && at.kind === 'map') found.push({ sequence, index });
    at = sequence.items[index]?.value;
  }
  return found;
}

function mapIn({ items }: Sequence, key: string): Sequence | null {
  const item = items.find((each) => each.key?.kind === 'string' && each.key.value === key);
  return item?.value.kind === 'map' ? item.value.sequence : null;
}
