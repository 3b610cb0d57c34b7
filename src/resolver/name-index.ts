/** Many names, searched for those that may be at least so much like another one. */
import { plainName, SIMILARITY_WEIGHTS } from './similarity.ts';
import type { PlainName } from './similarity.ts';
import { synonymGroups } from './words.ts';

/** A name as it is compared, with what is called so. */
interface Entry<Item> {
  readonly name: NameShape;
  readonly items: Item[];
}

/** What of a name tells at once how much it can be like another one at most. */
interface NameShape {
  readonly text: string;
  /** How often each character is in it, those that no name has left out. */
  readonly characters: Uint8Array;
  readonly words: readonly string[];
  /** The groups of synonyms that each word is in, as bits. */
  readonly groups: readonly number[];
}

/** Letters, digits and the blank: all that is left of a name. */
const CHARACTERS = 37;

export class NameIndex<Item> {
  /** By text. */
  readonly #entries: readonly Entry<Item>[];

  constructor(named: readonly (readonly [string, Item])[]) {
    const entries = new Map<string, Entry<Item>>();
    for (const [name, item] of named) {
      const plain = plainName(name);
      const known = entries.get(plain.text);
      if (known === undefined) entries.set(plain.text, { name: shapeOf(plain), items: [item] });
      else known.items.push(item);
    }
    this.#entries = [...entries.values()].sort((a, b) => (a.name.text < b.name.text ? -1 : 1));
  }

  /**
   * All whose name may be that much like the given one, those first that begin as it does: it only rules out what
   * certainly isn't.
   * @param atLeast asked again after each that was given, since what was found may ask for more of the others
   */
  *like(name: string, atLeast: () => number): Generator<Item, void> {
    const wanted = shapeOf(plainName(name));
    const entries = this.#entries;
    const at = this.#placeOf(wanted.text);
    for (let distance = 0; at - distance > 0 || at + distance < entries.length; distance++) {
      for (const place of [at + distance, at - distance - 1]) {
        const entry = entries[place];
        if (entry !== undefined && mostAlike(wanted, entry.name) >= atLeast()) yield* entry.items;
      }
    }
  }

  /** The place of the first that doesn't come before the text. */
  #placeOf(text: string): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.name.text ?? text) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function shapeOf({ text, words }: PlainName): NameShape {
  const characters = new Uint8Array(CHARACTERS);
  for (let at = 0; at < text.length; at++) {
    const place = placeOf(text.charCodeAt(at));
    characters[place] = Math.min((characters[place] ?? 0) + 1, 255);
  }
  return { text, characters, words: [...words], groups: [...words].map(synonymGroups) };
}

function placeOf(code: number): number {
  if (code >= 97) return code - 97;
  return code >= 48 ? code - 48 + 26 : CHARACTERS - 1;
}

/** More than the two names are alike: of what takes long the most that it can come to. */
function mostAlike(a: NameShape, b: NameShape): number {
  if (a.text === b.text) return 1;
  let shared = 0;
  let meanings = 0;
  for (const [at, word] of a.words.entries()) {
    const groups = a.groups[at] ?? 0;
    for (const [place, other] of b.words.entries()) {
      if (word === other) {
        shared += 1;
        meanings += 1;
      } else if ((groups & (b.groups[place] ?? 0)) !== 0) meanings += 0.8;
    }
  }
  const all = a.words.length + b.words.length - shared;
  const pairs = a.words.length * b.words.length;
  const weights = SIMILARITY_WEIGHTS;
  return (
    (all === 0 ? 0 : shared / all) * weights.words +
    (pairs === 0 ? 0 : meanings / pairs) * weights.meanings +
    weights.substrings +
    mostCharacters(a, b) * weights.characters
  );
}

/** No more characters can be in matching blocks than both have. */
function mostCharacters(a: NameShape, b: NameShape): number {
  const length = a.text.length + b.text.length;
  if (length === 0) return 1;
  // So many that a count would no longer be true.
  if (length > 255) return 1;
  let both = 0;
  for (let at = 0; at < CHARACTERS; at++) both += Math.min(a.characters[at] ?? 0, b.characters[at] ?? 0);
  return (2 * both) / length;
}
