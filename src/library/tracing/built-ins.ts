/** What the functions give that come with a language and that pipelines are put together by: lists, maps, texts. */
import { itemOf } from './members.ts';
import { filtered, numbered, textOfAll } from './list-functions.ts';
import { asText, joined, madeText } from './texts.ts';
import type { Tracer } from './tracer.ts';
import { unknown } from './unknown.ts';
import type { Arguments, At, Entry, ListValue, MapValue, Value } from './value.ts';

interface Call {
  readonly given: Arguments;
  readonly at: At;
  readonly tracer: Tracer;
}

/** What a call of a function gives that comes with the language; null for any other. */
export function callBuiltIn(callee: Value, given: Arguments, at: At, tracer: Tracer): Value | null {
  const call = { given, at, tracer };
  if (callee.kind === 'external' && callee.from === '')
    return FREE.get(callee.names.join('.'))?.(call) ?? null;
  if (callee.kind !== 'attribute') return null;
  const { object, name } = callee;
  switch (object.kind) {
    case 'list':
      return LISTS.get(name)?.(object, call) ?? null;
    case 'map':
      return MAPS.get(name)?.(object, call) ?? null;
    case 'text':
    case 'unknown':
      return TEXTS.get(name)?.(object, call) ?? null;
    default:
      return null;
  }
}

const FREE: ReadonlyMap<string, (call: Call) => Value | null> = new Map([
  ['dict', dict],
  ['list', copied],
  ['tuple', copied],
  ['set', copied],
  ['sorted', copied],
  ['Array.from', copied],
  [
    'enumerate',
    ({ given: { positional, named }, at, tracer }) => {
      const [list, start] = positional;
      return list?.kind === 'list' && start === undefined && named.size === 0
        ? numbered(list, at, tracer)
        : null;
    },
  ],
  ['str', ({ given: { positional }, at }) => textOf(positional[0], at)],
  ['String', ({ given: { positional }, at }) => textOf(positional[0], at)],
  ['Object.assign', assigned],
  ['Object.freeze', ({ given: { positional } }) => positional[0] ?? null],
  [
    'Object.values',
    ({ given: { positional }, ...call }) => listed(positional[0], call, (_, entry) => entry.value),
  ],
  ['Object.keys', ({ given: { positional }, ...call }) => listed(positional[0], call, keyText)],
  ['Object.entries', ({ given: { positional }, ...call }) => listed(positional[0], call, pairOf(call))],
]);

function dict({ given: { positional, named, incomplete }, at, tracer }: Call): Value | null {
  const [from] = positional;
  if (from !== undefined && from.kind !== 'map') return null;
  return tracer.newMap(new Map([...(from?.entries ?? []), ...named]), at, from?.incomplete ?? incomplete);
}

function copied({ given: { positional }, at, tracer }: Call): Value | null {
  const [from] = positional;
  if (from === undefined) return tracer.newList([], at);
  return from.kind === 'list' ? tracer.listOf([from], at) : null;
}

function textOf(value: Value | undefined, at: At): Value | null {
  if (value === undefined) return null;
  return (
    asText(value) ?? (value.kind === 'unknown' ? value : unknown(at, 'it is made a text of something else'))
  );
}

function assigned({ given: { positional }, tracer }: Call): Value | null {
  const [target, ...others] = positional;
  if (target?.kind !== 'map') return null;
  for (const other of others) update(target, other, tracer);
  return target;
}

function update(map: MapValue, other: Value | undefined, tracer: Tracer): void {
  if (other?.kind !== 'map') {
    map.incomplete ??= 'other entries are put in by code';
    return;
  }
  tracer.steps.take(other.entries.size);
  map.incomplete ??= other.incomplete;
  for (const [key, entry] of other.entries) tracer.store.setEntry(map.entries, key, entry);
}

function keyText(key: string, { at }: Entry): Value {
  return madeText(key, at);
}

function listed(
  map: Value | undefined,
  { at, tracer }: Pick<Call, 'at' | 'tracer'>,
  each: (key: string, entry: Entry) => Value,
): Value | null {
  if (map?.kind !== 'map') return null;
  tracer.steps.take(map.entries.size);
  return tracer.newList(
    [...map.entries].map(([key, entry]) => each(key, entry)),
    at,
    map.incomplete,
  );
}

function pairOf({ at, tracer }: Pick<Call, 'at' | 'tracer'>) {
  return (key: string, entry: Entry): Value => tracer.newList([keyText(key, entry), entry.value], at);
}

type OfList = (list: ListValue, call: Call) => Value | null;

const NOTHING = (at: At): Value => ({ kind: 'constant', at, value: null });

const append: OfList = (list, { given, at, tracer }) => {
  tracer.store.append(list, given.positional);
  if (given.incomplete !== null) list.incomplete ??= given.incomplete;
  if (tracer.rounds > 0) list.incomplete ??= 'it is filled in a loop';
  return NOTHING(at);
};

const extend: OfList = (list, { given: { positional }, at, tracer }) => {
  for (const each of positional) tracer.addAll(list, each);
  if (tracer.rounds > 0) list.incomplete ??= 'it is filled in a loop';
  return NOTHING(at);
};

const LISTS: ReadonlyMap<string, OfList> = new Map([
  ['append', append],
  ['push', append],
  ['unshift', append],
  ['extend', extend],
  [
    'insert',
    (list, { given, ...call }) =>
      append(list, { ...call, given: { ...given, positional: given.positional.slice(1) } }),
  ],
  [
    'concat',
    (list, { given: { positional }, at, tracer }) => {
      const all = tracer.listOf([list], at);
      for (const each of positional) {
        if (each.kind === 'list') tracer.addAll(all, each);
        else all.items.push(each);
      }
      return all;
    },
  ],
  [
    'at',
    (list, { given: { positional }, at }) =>
      positional[0] === undefined ? null : itemOf(list, positional[0], at),
  ],
  ['filter', (list, { given: { positional }, at, tracer }) => filtered(list, positional[0], at, tracer)],
  ['join', (list, { given: { positional }, at }) => textOfAll(list, positional[0] ?? null, at)],
  ['entries', (list, { at, tracer }) => numbered(list, at, tracer)],
  ['copy', (list, { at, tracer }) => tracer.listOf([list], at)],
  [
    'slice',
    (list, { given, at, tracer }) => (given.positional.length === 0 ? tracer.listOf([list], at) : null),
  ],
  ['map', (list, call) => eachOf(list, call, (value) => [value])],
  ['flatMap', (list, call) => eachOf(list, call, (value) => (value.kind === 'list' ? value.items : [value]))],
  [
    'forEach',
    (list, call) => {
      eachOf(list, call, () => []);
      return NOTHING(call.at);
    },
  ],
  ...['pop', 'remove', 'clear', 'splice', 'shift'].map((name): [string, OfList] => [
    name,
    (list, { at }) => {
      for (const item of list.items) list.uncertain.add(item);
      return unknown(at, 'it is taken from a list');
    },
  ]),
]);

function eachOf(
  list: ListValue,
  { given: { positional }, at, tracer }: Call,
  taken: (value: Value) => readonly Value[],
): Value | null {
  const [each] = positional;
  if (each?.kind !== 'function' && each?.kind !== 'method') return null;
  const items = list.items.flatMap((item, index) => {
    const number: Value = { kind: 'constant', at, value: index };
    const given: Arguments = { positional: [item, number, list], named: new Map(), incomplete: null };
    return taken(tracer.callFunction(each, given, at));
  });
  return tracer.newList(items, at, list.incomplete);
}

type OfMap = (map: MapValue, call: Call) => Value | null;

const MAPS: ReadonlyMap<string, OfMap> = new Map<string, OfMap>([
  [
    'get',
    (map, { given: { positional }, at }) => {
      const [key, fallback] = positional;
      const known = key?.kind === 'text' ? map.entries.get(key.spelling.value) : undefined;
      if (known !== undefined) return known.value;
      const isMissing = key?.kind === 'text' && map.incomplete === null;
      return isMissing ? (fallback ?? NOTHING(at)) : unknown(at, 'no entry of that name is known');
    },
  ],
  [
    'update',
    (map, { given: { positional, named }, at, tracer }) => {
      for (const each of positional) update(map, each, tracer);
      for (const [key, entry] of named) tracer.store.setEntry(map.entries, key, entry);
      return NOTHING(at);
    },
  ],
  ['copy', (map, { at, tracer }) => tracer.newMap(new Map(map.entries), at, map.incomplete)],
  ['values', (map, call) => listed(map, call, (_, entry) => entry.value)],
  ['keys', (map, call) => listed(map, call, keyText)],
  ['items', (map, call) => listed(map, call, pairOf(call))],
]);

const TEXTS: ReadonlyMap<string, (text: Value, call: Call) => Value | null> = new Map([
  [
    'concat',
    (text: Value, { given: { positional }, at }: Call) => joined([text, ...positional], at, 'concatenation'),
  ],
  ['toString', (text: Value) => text],
  [
    'join',
    (text: Value, { given: { positional }, at }: Call) =>
      positional[0]?.kind === 'list' ? textOfAll(positional[0], text, at) : null,
  ],
  [
    'format',
    (text: Value, { at }: Call): Value => ({
      kind: 'unknown',
      at,
      why: 'it is put together (format)',
      start: text.kind === 'text' ? (text.spelling.value.split('{')[0] ?? null) : null,
    }),
  ],
]);
