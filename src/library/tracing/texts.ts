/** Puts texts together of values, with the places that spell their parts. */
import type { SpelledPart } from '../../source/spelling.ts';
import { choiceOf, waysOf } from './choice.ts';
import type { At, TextValue, UnknownValue, Value } from './value.ts';

/** In UTF-16 code units: no reference, no name and no path is longer. */
const MAX_LENGTH = 10_000;
const MAX_WAYS = 16;

/** A text that nothing spells: a number as a text, what code makes of another text. */
export function madeText(value: string, at: At): TextValue {
  return { kind: 'text', at, spelling: { ...at, value, parts: [] } };
}

/**
 * The text of all of these in a row; one of several where one of them is.
 * @param what it is, for why it isn't known: `an f-string`
 */
export function joined(parts: readonly Value[], at: At, what: string): Value {
  let ways: readonly (TextValue | UnknownValue)[] = [madeText('', at)];
  for (const part of parts) {
    const others = waysOf(part);
    if (ways.length * others.length > MAX_WAYS) return unknownText(ways[0], at, `${what} of many texts`);
    ways = ways.flatMap((way) => others.map((other) => withBehind(way, other, at, what)));
  }
  return choiceOf(ways, at);
}

function withBehind(
  text: TextValue | UnknownValue,
  part: Value,
  at: At,
  what: string,
): TextValue | UnknownValue {
  if (text.kind === 'unknown') return text;
  const { value, parts } = text.spelling;
  const next = asText(part);
  if (next === null) {
    const why = part.kind === 'unknown' ? part.why : `it is put together (${what}) of ${nameOfKind(part)}`;
    return { kind: 'unknown', at, why, start: startOf(value, part) };
  }
  if (value.length + next.spelling.value.length > MAX_LENGTH)
    return { kind: 'unknown', at, why: `it has more than ${MAX_LENGTH} characters`, start: startOf(value) };
  const moved = next.spelling.parts.map((each): SpelledPart => ({
    ...each,
    start: each.start + value.length,
    end: each.end + value.length,
  }));
  return {
    kind: 'text',
    at,
    spelling: { ...at, value: value + next.spelling.value, parts: [...parts, ...moved] },
  };
}

/** Enough to tell what a text would be. */
const MAX_START = 200;

function startOf(before: string, part?: Value): string {
  return (before + (part?.kind === 'unknown' ? (part.start ?? '') : '')).slice(0, MAX_START);
}

function unknownText(begun: TextValue | UnknownValue | undefined, at: At, what: string): UnknownValue {
  const start = begun?.kind === 'text' ? startOf(begun.spelling.value) : (begun?.start ?? null);
  return { kind: 'unknown', at, why: `it is put together (${what})`, start };
}

/** A value as a text has it; null for what isn't known to have one. */
export function asText(value: Value): TextValue | null {
  if (value.kind === 'text') return value;
  if (value.kind !== 'constant' || typeof value.value !== 'number') return null;
  return madeText(String(value.value), value.at);
}

/** What a person calls a value. */
function nameOfKind({ kind }: Value): string {
  switch (kind) {
    case 'made':
      return 'what a call of something else gives';
    case 'attribute':
    case 'item':
      return 'what only running the code tells';
    case 'external':
      return 'what comes from outside';
    case 'choice':
      return 'one of several';
    default:
      return `a ${kind}`;
  }
}
