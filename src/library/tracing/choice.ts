/** Puts together what is one of several. */
import type { At, Value } from './value.ts';

/** More than code chooses from; beyond it nothing is told. */
const MOST = 32;

/** One of these values, of which there is at least one. */
export function choiceOf(all: readonly Value[], at: At): Value {
  const values = distinct(all);
  const [first, second] = values;
  if (first === undefined) throw new TypeError('a choice of nothing');
  if (second === undefined) return first;
  if (values.length > MOST)
    return { kind: 'unknown', at, why: `it is one of more than ${MOST} values`, start: null };
  return { kind: 'choice', at, values };
}

/** What a value may be: itself, or each of those that it is one of. */
export function waysOf(value: Value): readonly Value[] {
  return value.kind === 'choice' ? value.values : [value];
}

/** `first ?? second`, `first or second`: what is there for sure, and isn't empty, needs no second. */
export function fallback(first: Value, second: Value, at: At): Value {
  if (first.kind === 'constant' && first.value === null) return second;
  return isThere(first) ? first : choiceOf([first, second], at);
}

function isThere(value: Value): boolean {
  switch (value.kind) {
    case 'text':
      return value.spelling.value !== '';
    case 'list':
      return value.items.some((item) => !value.uncertain.has(item));
    case 'map':
      return value.entries.size > 0;
    default:
      return ALWAYS_THERE.has(value.kind);
  }
}

/** What a call outside of the library gives may be nothing. */
const ALWAYS_THERE: ReadonlySet<Value['kind']> = new Set(['instance', 'function', 'method', 'class']);

function distinct(all: readonly Value[]): Value[] {
  const found = new Set(all.flatMap(waysOf));
  const texts = new Set<string>();
  return [...found].filter((value) => {
    const key = plainKey(value);
    if (key === null) return true;
    const isNew = !texts.has(key);
    texts.add(key);
    return isNew;
  });
}

/** What two equal plain values have in common; null for what is only the same as itself. */
function plainKey(value: Value): string | null {
  if (value.kind === 'constant') return `constant ${String(value.value)}`;
  // Spelled in two places, a text can't be rewritten in one: both are kept.
  return null;
}
