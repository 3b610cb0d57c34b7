/** Tells the findings of a run that were known before from those that are new, wherever they stand by now. */
import { subjectText } from '../rules/fingerprint.ts';
import type { Subject } from '../rules/fingerprint.ts';

/** A subject in a file. */
export interface Placed extends Subject {
  /** Absolute path, with `/`. */
  readonly file: string;
}

/** Findings of one file that are about the same, as they were known. */
export interface KnownEntry extends Placed {
  /** How many they are, 1 or more. */
  readonly count: number;
}

export interface Comparison<Found> {
  /** Those that were known. */
  readonly known: ReadonlySet<Found>;
  /** What was known and isn't found any more, each with how many of them are left. */
  readonly unmatched: readonly KnownEntry[];
}

/** In which a finding is like one that was known: what fits best comes first, and takes an entry for itself. */
const LIKENESSES: readonly ((placed: Placed) => string)[] = [
  (placed) => JSON.stringify([placed.file, subjectText(placed)]),
  // In a file that was renamed, or moved into another one.
  subjectText,
  // Of steps that share a declaration the first is told: another one is first where their files are renamed.
  (placed) => JSON.stringify([placed.file, subjectText({ ...placed, step: null })]),
];

/**
 * Each entry stands for as many findings as it counts, and for no more: two findings that are about the same are both known
 * only where two were.
 * @param found in their order: of several that are alike the first are those that were known
 * @param mayHaveMoved whether findings of an entry may be in another file by now; else it stands for those of its own
 */
export function compareWithKnown<Found extends Placed>(
  found: readonly Found[],
  entries: readonly KnownEntry[],
  mayHaveMoved: (entry: KnownEntry) => boolean,
): Comparison<Found> {
  const known = new Set<Found>();
  // What is told doesn't go by the order in which they come.
  let left: readonly KnownEntry[] = entriesOf(entries);
  for (const [at, likeness] of LIKENESSES.entries()) {
    const isOpen = (entry: KnownEntry): boolean => at === 0 || mayHaveMoved(entry);
    const open = new Map<string, { entry: KnownEntry; count: number }[]>();
    // The last of a list is taken first.
    for (const entry of left.filter(isOpen).reverse()) {
      const key = likeness(entry);
      const alike = open.get(key);
      if (alike === undefined) open.set(key, [{ entry, count: entry.count }]);
      else alike.push({ entry, count: entry.count });
    }
    for (const each of found) {
      const alike = known.has(each) ? undefined : open.get(likeness(each));
      const next = alike?.at(-1);
      if (next === undefined) continue;
      known.add(each);
      next.count -= 1;
      if (next.count === 0) alike?.pop();
    }
    left = [
      ...left.filter((entry) => !isOpen(entry)),
      ...[...open.values()].flat().map(({ entry, count }) => ({ ...entry, count })),
    ];
  }
  return { known, unmatched: left };
}

/** The entries that stand for these findings, sorted by file, rule and what they are about. */
export function entriesOf(found: readonly (Placed & { readonly count?: number })[]): KnownEntry[] {
  const counts = new Map<string, { readonly entry: Placed; count: number }>();
  for (const { file, rule, step, declaration, port, key, count = 1 } of found) {
    const entry = { file, rule, step, declaration, port, key };
    const text = JSON.stringify(Object.values(entry));
    const alike = counts.get(text);
    if (alike === undefined) counts.set(text, { entry, count });
    else alike.count += count;
  }
  return [...counts.values()].map(({ entry, count }) => ({ ...entry, count })).sort(inOrder);
}

const ORDER = ['file', 'rule', 'step', 'declaration', 'port', 'key'] as const;

/** By code units, so that it is the same on every machine. */
function inOrder(a: Placed, b: Placed): number {
  for (const field of ORDER) {
    const [one, other] = [a[field] ?? '', b[field] ?? ''];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
