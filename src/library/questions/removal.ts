/** Removes an entry of a collection from the source, where that leaves everything else as it is. */
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import { editsIn } from '../../edits/edit.ts';
import type { Edit } from '../../edits/edit.ts';
import type { Range } from '../../source/range.ts';
import { removeItem } from '../../edits/sequence.ts';
import type { Collection, CollectionEntry } from '../values/record.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Binding, Module } from '../../source/syntax.ts';
import { literalOf } from './editable-literal.ts';
import type { Uses } from './editable-literal.ts';

/** Edits, or why there are none. */
export type Edits = { readonly edits: readonly Edit[] } | Refusal;

/**
 * @param what the collection: `the outputs`
 * @param holder what has it: `the contract`
 */
export function removeEntry(
  collection: Collection | null,
  entry: CollectionEntry,
  what: string,
  holder: string,
  uses: Uses,
): Edits {
  const refuse = (why: string): Edits => ({ why: `not dropped, since ${why}` });
  if (collection?.incomplete) return refuse(`${what} can't all be read: ${collection.incomplete}`);
  const literal = collection === null ? { why: 'no literal' } : literalOf(collection, uses);
  if (isRefusal(literal))
    return refuse(`${what} of ${holder} are ${literal.why}; edit them where they stand`);
  const { item, sequence, index, isOwn, overrides, value } = entry;
  if (!isOwn) return refuse('it is spread or merged in from elsewhere; edit it where it stands');
  if (overrides) return refuse('it stands for another entry of that name, which would take its place');
  const { module } = value;
  const named = bindingIn(module, item.range);
  if (named !== undefined) return refuse(`it defines ${named.name}, which may be used elsewhere`);
  return editsIn(module, removeItem(module.text, sequence, index));
}

/** What is bound within a range; of several the first by the module's order. */
function bindingIn(module: Module, { start, end }: Range): Binding | undefined {
  const sorted = bindingsByPlace(module);
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.binding.nameRange.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  let first: NumberedBinding | undefined;
  for (let at = low; at < sorted.length; at++) {
    const each = sorted[at];
    if (each === undefined || each.binding.nameRange.start > end) break;
    if (each.binding.nameRange.end <= end && each.order < (first?.order ?? Infinity)) first = each;
  }
  return first?.binding;
}

interface NumberedBinding {
  readonly binding: Binding;
  readonly order: number;
}

const bindingsByPlace = memoize(({ scope }: Module): readonly NumberedBinding[] =>
  [...scope.bindings.values()]
    .flat()
    .map((binding, order) => ({ binding, order }))
    .sort((a, b) => a.binding.nameRange.start - b.binding.nameRange.start),
);
