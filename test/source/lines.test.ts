/** The lines of a text, by their numbers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexLines } from '../../src/source/lines.ts';

const PIECES = fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', '\r\r\n', ' '), { maxLength: 12 });

test('each line is without its ending and without a byte order mark', () => {
  fc.assert(
    fc.property(PIECES, fc.boolean(), (pieces, hasMark) => {
      const text = pieces.join('');
      const lines = indexLines(hasMark ? `\uFEFF${text}` : text);
      const expected = text.split('\n').map((line) => line.replace(/\r$/, ''));
      expect(expected.map((_, at) => lines.lineAt(at + 1))).toEqual(expected);
    }),
  );
});
