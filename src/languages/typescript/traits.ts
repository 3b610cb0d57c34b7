/** What TypeScript and JavaScript are like. */
import type { LanguageTraits } from '../traits.ts';

export const TYPESCRIPT: LanguageTraits = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  holdsWholeSteps: false,
  hasSnakeCaseMethods: false,
  refused: null,
  formatter: 'prettier',
};
