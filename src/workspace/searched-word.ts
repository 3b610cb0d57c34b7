/** Looks for a word in bytes. */
import { asLatin1, isWide } from './file-bytes.ts';

/** What sources are mostly made of, the commonest first; anything else is rarer. */
const COMMON = 'etrsinaolcpdf_umg.hybvwk';

export class SearchedWord {
  readonly word: string;
  /** The paths of the files that hold it. */
  readonly holding = new Set<string>();
  readonly #bytes: Buffer;
  /** The word from its rarest byte on: a search goes from one place of its first byte to the next. */
  readonly #rest: Buffer;
  readonly #before: number;

  constructor(word: string) {
    this.word = word;
    this.#bytes = Buffer.from(word);
    this.#before = rarest(this.#bytes);
    this.#rest = this.#bytes.subarray(this.#before);
  }

  /** Also in UTF-16 with a byte order mark, where it is ASCII. */
  isIn(bytes: Buffer): boolean {
    return this.#isWithin(bytes) || (isWide(bytes) && asLatin1(bytes).includes(this.word));
  }

  #isWithin(bytes: Buffer): boolean {
    let at = bytes.indexOf(this.#rest, this.#before);
    while (at !== -1) {
      const start = at - this.#before;
      if (bytes.compare(this.#bytes, 0, this.#before, start, at) === 0) return true;
      at = bytes.indexOf(this.#rest, at + 1);
    }
    return false;
  }
}

function rarest(word: Buffer): number {
  const rarity = (at: number): number => {
    const place = COMMON.indexOf(String.fromCharCode(word[at] ?? 0));
    return place === -1 ? COMMON.length : place;
  };
  let found = 0;
  for (let at = 1; at < word.length; at++) if (rarity(at) > rarity(found)) found = at;
  return found;
}
