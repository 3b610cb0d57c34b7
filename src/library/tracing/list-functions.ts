/** What functions give that come with a language and are asked of lists. */
import { joined, madeText } from './texts.ts';
import type { Tracer } from './tracer.ts';
import { unknown } from './unknown.ts';
import type { At, ListValue, Value } from './value.ts';

/** Those of a list that a function wants; `Boolean` wants what there is. */
export function filtered(list: ListValue, wanted: Value | undefined, at: At, tracer: Tracer): ListValue {
  const isOfAny = wanted?.kind === 'external' && wanted.names.join('.') === 'Boolean';
  const items = isOfAny
    ? list.items.filter((item) => item.kind !== 'constant' || Boolean(item.value))
    : list.items;
  const taken = tracer.newList(items, at, list.incomplete);
  for (const item of items)
    if (!isOfAny || list.uncertain.has(item) || !IS_THERE.has(item.kind)) taken.uncertain.add(item);
  return taken;
}

const IS_THERE: ReadonlySet<Value['kind']> = new Set(['text', 'map', 'list', 'made', 'instance', 'constant']);

/** Pairs of a number and an item. */
export function numbered(list: ListValue, at: At, tracer: Tracer): ListValue {
  tracer.steps.take(list.items.length);
  const pairs = list.items.map((item, value) => tracer.newList([{ kind: 'constant', at, value }, item], at));
  const all = tracer.newList(pairs, at, list.incomplete);
  for (const [index, item] of list.items.entries()) {
    const pair = pairs[index];
    if (pair !== undefined && list.uncertain.has(item)) all.uncertain.add(pair);
  }
  return all;
}

/** The texts of a list in a row. @param separator null for a comma */
export function textOfAll(list: ListValue, separator: Value | null, at: At): Value {
  if (list.incomplete !== null || list.uncertain.size > 0)
    return unknown(at, 'it is put together of a list that is not known');
  const between = separator ?? madeText(',', at);
  return joined(
    list.items.flatMap((item, index) => (index === 0 ? [item] : [between, item])),
    at,
    'join',
  );
}
