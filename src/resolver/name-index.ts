/** Many names, searched for those that may be at least so much like another one. */
import {
  boundsOf,
  counted,
  joined,
  mostBesideCharacters,
  mostCharacters,
  mostInOrder,
} from './name-bounds.ts';
import type { Bounds, CountedName } from './name-bounds.ts';
import { mayBeAlike, plainName, SIMILARITY_WEIGHTS } from './similarity.ts';
import { isAmong, WordIndex } from './word-index.ts';
import type { Places } from './word-index.ts';

/** A name as it is compared, with what is called so. */
interface Entry<Item> {
  readonly name: CountedName;
  readonly items: Item[];
}

/** Names that stand beside each other. */
interface Group {
  /** Places among all names: from this one up to, without, that one. */
  readonly from: number;
  readonly to: number;
  readonly bounds: Bounds;
  /** None where it is small enough to look at each name. */
  readonly groups: readonly Group[];
}

/** Few enough to rule out most with a group, and many enough that groups are few. */
const GROUP_SIZE = 8;

/** A name that is searched for, and where its words stand. */
interface Wanted {
  readonly name: CountedName;
  readonly words: readonly Places[];
  /** Null where any name may contain it, or be contained in it. */
  readonly containing: readonly Places[] | null;
}

export class NameIndex<Item> {
  readonly #byText = new Map<string, Entry<Item>>();
  /** By text: names that begin alike are much alike. */
  readonly #entries: readonly Entry<Item>[];
  readonly #words: WordIndex;
  readonly #root: Group | null;

  constructor(named: readonly (readonly [string, Item])[]) {
    for (const [text, item] of named) {
      const name = counted(plainName(text));
      const known = this.#byText.get(name.text);
      if (known === undefined) this.#byText.set(name.text, { name, items: [item] });
      else known.items.push(item);
    }
    this.#entries = [...this.#byText.values()].sort((a, b) => (a.name.text < b.name.text ? -1 : 1));
    this.#words = new WordIndex(this.#entries.map(({ name }) => name));
    this.#root = grouped(this.#entries.map(({ name }) => boundsOf(name)));
  }

  /**
   * All whose name may be that much like the given one, those first that are likely to be the most: it only rules out
   * what certainly isn't, by more than the rounding of a sum.
   * @param atLeast asked again after each that was given, since what was found may ask for more of the others
   */
  *like(name: string, atLeast: () => number): Generator<Item, void> {
    const wanted = this.#wanted(name);
    const inOrder = mostInOrder(wanted.name);
    const same = this.#byText.get(wanted.name.text);
    if (same !== undefined && atLeast() <= 1) yield* same.items;
    const open = this.#root === null ? [] : [opened(wanted, this.#root)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { group, most, beside } = next;
      if (most < atLeast()) continue;
      if (group.groups.length > 0) {
        // The last one is looked at first.
        open.push(...group.groups.map((one) => opened(wanted, one)).sort((a, b) => a.most - b.most));
        continue;
      }
      for (let place = group.from; place < group.to; place++) {
        const entry = this.#entries[place];
        if (entry === undefined || entry === same) continue;
        const characters = inOrder(entry.name);
        if (beside + characters * SIMILARITY_WEIGHTS.characters < atLeast()) continue;
        if (mayBeAlike(wanted.name, entry.name, characters, atLeast())) yield* entry.items;
      }
    }
  }

  #wanted(text: string): Wanted {
    const name = counted(plainName(text));
    return {
      name,
      words: name.words.map((word) => this.#words.with(word)),
      containing: this.#words.containing(name),
    };
  }
}

/** A group that is still to be looked at. */
interface Open {
  readonly group: Group;
  /** The most that the wanted name can be like one of it, and all of that but for characters. */
  readonly most: number;
  readonly beside: number;
}

function opened({ name, words, containing }: Wanted, group: Group): Open {
  const { from, to, bounds } = group;
  const shared = words.filter((places) => isAmong(places, from, to)).length;
  const hasSubstring = containing?.some((places) => isAmong(places, from, to)) ?? true;
  const beside = mostBesideCharacters(name, bounds, shared, hasSubstring);
  return { group, most: beside + mostCharacters(name, bounds) * SIMILARITY_WEIGHTS.characters, beside };
}

/** A group of all, in groups of groups; null where there is nothing. */
function grouped(all: readonly Bounds[]): Group | null {
  const places = Array.from({ length: Math.ceil(all.length / GROUP_SIZE) }, (_, at) => at * GROUP_SIZE);
  let groups: Group[] = places.map((from) => {
    const own = all.slice(from, from + GROUP_SIZE);
    return { from, to: from + own.length, bounds: joined(own), groups: [] };
  });
  while (groups.length > 1) {
    const below = groups;
    groups = Array.from({ length: Math.ceil(below.length / GROUP_SIZE) }, (_, at) => {
      const own = below.slice(at * GROUP_SIZE, (at + 1) * GROUP_SIZE);
      const [first, last] = [own[0], own.at(-1)];
      return {
        from: first?.from ?? 0,
        to: last?.to ?? 0,
        bounds: joined(own.map(({ bounds }) => bounds)),
        groups: own,
      };
    });
  }
  return groups[0] ?? null;
}
