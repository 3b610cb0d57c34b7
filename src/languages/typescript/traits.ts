/** What TypeScript and JavaScript are like. */
import type { LanguageTraits } from '../traits.ts';

export const TYPESCRIPT: LanguageTraits = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  isToldByText: false,
  holdsWholeSteps: false,
  hasSnakeCaseMethods: false,
  superConstructs: true,
  unpacking: /["'](?:node:)?(?:tar|tar-fs|tar-stream|decompress)["']|\btar\s+-?x/,
  refused: null,
  lineComment: '//',
  // Nothing is looked for in its texts.
  placesOf: () => null,
  formatter: 'prettier',
};
