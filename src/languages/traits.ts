/** What a language is like, as far as it matters to who works with its modules: nobody else asks for its name. */
import type { StringExpression } from '../source/syntax.ts';
import type { Places } from './places.ts';

export interface LanguageTraits {
  /** The endings of its files, lower case: with their dot, or whole names; of files of data a library may have others. */
  readonly extensions: readonly string[];
  /** Whether most files of these endings are no sources: only what stands in one tells. All of them are documents. */
  readonly isToldByText: boolean;
  /**
   * Whether each of its files is data that holds a step as a whole: contract, spec and the registry's entry, and a map for
   * each port. What is in code declares them one by one.
   */
  readonly holdsWholeSteps: boolean;
  /** Whether its own convention has methods called in snake_case. */
  readonly hasSnakeCaseMethods: boolean;
  /** Whether `super(…)` runs the constructor of the base; elsewhere what it gives is asked for that. */
  readonly superConstructs: boolean;
  /** By what its sources unpack archives; null where they do nothing. */
  readonly unpacking: RegExp | null;
  /** What the language refuses in a text though what parses it here takes it; null where there is nothing known. */
  readonly refused: RefusedText | null;
  /** What a comment begins with that ends with its line; null where there are no comments. */
  readonly lineComment: '#' | '//' | null;
  /** By whose configuration its files are formatted; null where none of those that are known does it. */
  readonly formatter: 'ruff' | 'prettier' | null;
  /**
   * Where each unit of what a literal stands for is, so that a text within that text can be found; null where the source
   * doesn't tell.
   */
  readonly placesOf: (literal: StringExpression, text: string) => Places | null;
}

export interface RefusedText {
  /** Finds each place. */
  readonly pattern: RegExp;
  /** Completes "… would get". */
  readonly what: string;
}
