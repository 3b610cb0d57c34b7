/** A word is found where the platform's own search finds it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SearchedWord } from '../../src/workspace/searched-word.ts';

const LETTERS = fc.constantFrom('e', 'k', 'K', '_', ' ', 'ü', '日');

test('as the search for all of its bytes', () => {
  const words = fc.string({ unit: LETTERS, minLength: 1, maxLength: 4 });
  const texts = fc.string({ unit: LETTERS, maxLength: 40 });
  fc.assert(
    fc.property(words, texts, (word, text) => {
      const bytes = Buffer.from(text);
      expect(new SearchedWord(word).isIn(bytes)).toBe(bytes.includes(Buffer.from(word)));
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ['before it', 'heckpoints checkpoint', false],
  ['twice', 'xkpoints checkpoints', true],
  ['at the start', 'checkpoints', true],
  ['behind a part of itself', 'checkcheckpoints', true],
  ['less than itself', 'kpoints', false],
])('where its rarest letter stands %s', (_, text, isIn) => {
  expect(new SearchedWord('checkpoints').isIn(Buffer.from(text))).toBe(isIn);
});

test.each([
  ['little', Buffer.from('\ufeffX = "checkpoints"', 'utf16le')],
  ['big', Buffer.from('\ufeffX = "checkpoints"', 'utf16le').swap16()],
])('in UTF-16 of %s endian', (_, bytes) => {
  expect(new SearchedWord('checkpoints').isIn(bytes)).toBe(true);
  expect(new SearchedWord('checkpoint_s').isIn(bytes)).toBe(false);
});
