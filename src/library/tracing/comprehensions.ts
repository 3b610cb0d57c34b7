/** Follows comprehensions: lists and maps that loops put together in one expression. */
import type { Comprehension } from '../../source/program.ts';
import type { Frame } from './frame.ts';
import { roundsOf } from './limits.ts';
import type { Tracer } from './tracer.ts';
import { unknown } from './unknown.ts';
import type { At, Value } from './value.ts';

/** What a comprehension comes to. */
export function comprehended(
  { form, loops, isFiltered, key, value }: Comprehension,
  outer: Frame,
  at: At,
  tracer: Tracer,
): Value {
  // Its names are its own.
  const frame: Frame = { module: outer.module, names: new Map(), outer, method: null };
  const list = tracer.newList([], at);
  const map = form === 'map' ? tracer.newMap(new Map(), at) : null;
  const put = (): void => {
    const given = tracer.evaluate(value, frame);
    if (map === null) {
      list.items.push(given);
      if (isFiltered) list.uncertain.add(given);
      return;
    }
    const name = key === null ? null : tracer.evaluate(key, frame);
    if (name?.kind === 'text') map.entries.set(name.spelling.value, { value: given, at: name.at });
    else map.incomplete ??= 'some of its names are made by code';
  };
  const follow = (depth: number): void => {
    const loop = loops[depth];
    if (loop === undefined) {
      put();
      return;
    }
    const rounds = roundsOf(tracer.evaluate(loop.over, frame));
    if (rounds === null) {
      list.incomplete ??= 'it is put together in a loop';
      if (map !== null) map.incomplete ??= 'it is put together in a loop';
    }
    for (const item of rounds ?? [unknown(at, 'it is another one in each round of a loop')]) {
      tracer.assign(loop.target, item, frame, at);
      follow(depth + 1);
    }
  };
  follow(0);
  return map ?? list;
}
