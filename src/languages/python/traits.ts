/** What Python is like. */
import type { LanguageTraits } from '../traits.ts';

export const PYTHON: LanguageTraits = {
  extensions: ['.py'],
  isToldByText: false,
  holdsWholeSteps: false,
  hasSnakeCaseMethods: true,
  superConstructs: false,
  unpacking: /\b(?:tarfile|unpack_archive|extractall)\b|\btar\s+-?x/,
  // Python ends a line, and with it a string or a comment, at a lone carriage return; it takes no NUL. The parser does.
  refused: { pattern: /\r(?!\n)|\0/g, what: 'a lone carriage return or a NUL, which Python refuses' },
  lineComment: '#',
  // Nothing is looked for in its texts.
  placesOf: () => null,
  formatter: 'ruff',
};
