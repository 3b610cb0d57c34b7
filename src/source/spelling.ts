/** Texts that a source spells in one place or puts together from several. */
import type { Range } from './range.ts';
import type { Module, StringExpression } from './syntax.ts';

/** A text as running the code gives it, and what spells it. */
export interface Spelling {
  /** Where it is given: the literal, or the expression that puts it together. */
  readonly module: Module;
  readonly range: Range;
  readonly value: string;
  /** Those parts of it that stand in a source, in their order; what lies between them is made by code. */
  readonly parts: readonly SpelledPart[];
}

/** A part of a text that one place of a source spells. */
export interface SpelledPart {
  /** Of it in the text: offsets in UTF-16, 0-based, half-open. */
  readonly start: number;
  readonly end: number;
  readonly module: Module;
  /** The literal whose value it is; or the place of code that reads like it, letter by letter: `ModelArtifacts.S3ModelArtifacts`. */
  readonly written: StringExpression | Range;
}

/** A text that one literal spells. */
export function spelledBy(literal: StringExpression, module: Module): Spelling {
  const { value, range } = literal;
  return { module, range, value, parts: [{ start: 0, end: value.length, module, written: literal }] };
}

/** The text with something else in place of a part of it. */
export function withPart(text: string, { start, end }: Range, other: string): string {
  return text.slice(0, start) + other + text.slice(end);
}
