/** The words that the resolver treats alike (docs/domain/dependency-resolution.md#similarity-of-names). */

/** Words of one line mean nearly the same. */
const SYNONYMS: readonly ReadonlySet<string>[] = [
  'model artifact trained output',
  'data dataset input processed training',
  'config configuration params parameters hyperparameters settings',
  'payload sample test inference example',
  'output result artifact generated produced',
  'training train fit learn',
  'preprocessing preprocess processed clean transform',
].map((line) => new Set(line.split(' ')));

/** Words that are read as another one. */
export const EXPANSIONS: ReadonlyMap<string, string> = new Map([
  ['config', 'configuration'],
  ['params', 'parameters'],
  ['hyperparams', 'hyperparameters'],
  ['preprocess', 'preprocessing'],
  ['eval', 'evaluation'],
  ['reg', 'registration'],
  ['pkg', 'package'],
  ['packaged', 'package'],
]);

/** Words that say nothing. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'the a an and or but in on at to for of with by'.split(' '),
);

/** The groups of synonyms that a word is in, each a bit: two words are synonyms if they have one in common. */
export function synonymGroups(word: string): number {
  return SYNONYMS.reduce((bits, words, at) => (words.has(word) ? bits | (1 << at) : bits), 0);
}
