/** Finds the entries of a sequence by their keys. */
import { memoize } from '../../memoize/memoize.ts';
import type { Item, Sequence } from '../../source/syntax.ts';

/** What a sequence has under a key. */
export interface KeyedEntries {
  /** In their order. */
  readonly entries: readonly Item[];
  /** Whether other items are spread into the sequence, among which the key may be. */
  readonly hasSpread: boolean;
}

/** More are searched by an index, which is made once. */
const FEW = 8;

/** The entries whose key is spelled out as this one. */
export function entriesOf(sequence: Sequence, key: string): KeyedEntries {
  const { items } = sequence;
  if (items.length > FEW) {
    const { byKey, hasSpread } = indexOf(sequence);
    return { entries: byKey.get(key) ?? [], hasSpread };
  }
  return {
    entries: items.filter((item) => keyOf(item) === key),
    hasSpread: items.some(({ kind }) => kind === 'spread'),
  };
}

const indexOf = memoize(({ items }: Sequence) => {
  const byKey = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [item]);
    else known.push(item);
  }
  return { byKey, hasSpread: items.some(({ kind }) => kind === 'spread') };
});

function keyOf({ kind, key }: Item): string | null {
  return kind === 'entry' && key?.kind === 'string' ? key.value : null;
}
