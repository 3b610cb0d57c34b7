/** Collects what is to be known of a script: a language brings a collector for each kind that it can find. */
import { COLLECTED_KINDS, NOTHING_COLLECTED } from '../source/collected.ts';
import type { Collected, CollectedKind, ItemOf } from '../source/collected.ts';
import { compact } from './compact.ts';

/** @template Tree what a language's parser makes of a text */
interface Collector<Tree, Item> {
  /** Whether the text may hold any: few files are scripts, and the others are spared the search. */
  readonly mayBeIn: (text: string) => boolean;
  /** All of them, in the order of the text. */
  readonly collect: (tree: Tree) => readonly Item[];
}

export type Collectors<Tree> = { readonly [Kind in CollectedKind]: Collector<Tree, ItemOf<Kind>> };

/** All that the collectors find; one and the same object for all the texts in which they find nothing. */
export function collect<Tree>(collectors: Collectors<Tree>, text: string, tree: Tree): Collected {
  const found = COLLECTED_KINDS.flatMap((kind) => {
    const items = itemsBy(collectors[kind], text, tree);
    return items.length === 0 ? [] : [[kind, items] as const];
  });
  return found.length === 0 ? NOTHING_COLLECTED : { ...NOTHING_COLLECTED, ...Object.fromEntries(found) };
}

function itemsBy<Tree>(collector: Collector<Tree, unknown>, text: string, tree: Tree): readonly unknown[] {
  return collector.mayBeIn(text) ? compact(collector.collect(tree)) : [];
}
