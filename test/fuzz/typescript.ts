/** Compares what is read of TypeScript sources that nobody would write with the compiler's own tree. */
import type { Language } from '../../src/languages/language.ts';
import { decodeText } from '../../src/workspace/decode.ts';
import { compareTrees } from './compare-trees.ts';
import { mutate } from './mutate.ts';
import { typescriptSource } from './typescript-sources.ts';

export interface TypeScriptReport {
  readonly sources: number;
  /** How many both take for right, and how many neither does. */
  readonly parsed: number;
  readonly refused: number;
  /** How many parts of trees were compared. */
  readonly parts: number;
  /** What differs, with the seed that shows it again. */
  readonly failures: readonly string[];
}

/**
 * White space to the compiler alone: ECMAScript has neither a zero-width space nor U+0085 among it, so that no program
 * that runs the compiler's output as it is takes the source.
 */
const WHITE_SPACE_OF_THE_COMPILER = /[\u200B\u0085]/;

/**
 * A conditional expression whose condition ends with a type: where what follows can't begin a type, the compiler takes
 * `T ?` for one of JSDoc's, and complains of what is right.
 */
const TYPE_BEFORE_QUESTION_MARK = /\b(?:as|satisfies)\s[^?\n]*\?/;

/** Of three sources one is put together, one is a given one that is mutated, and one is both. */
function sourceOf(seed: number, given: readonly string[]): string | null {
  const [kind, at] = [seed % 3, Math.floor(seed / 3)];
  if (kind === 0) return typescriptSource(seed);
  const { bytes } = mutate(kind === 1 ? (given[at % given.length] ?? '') : typescriptSource(seed), seed);
  return bytes.includes(0) ? null : decodeText(bytes);
}

/** @param seed of the first source; each further one has the next */
export function fuzzTypeScript(
  language: Language,
  given: readonly string[],
  sources: number,
  seed: number,
): TypeScriptReport {
  const failures: string[] = [];
  let [parsed, refused, parts] = [0, 0, 0];
  for (let at = seed; at < seed + sources; at += 1) {
    const text = sourceOf(at, given);
    if (text === null) continue;
    const compared = compareTrees(language, '/library/source.ts', text);
    const [theirs, ours] = compared.errors;
    parts += compared.parts;
    if (theirs === null && ours === null) parsed += 1;
    else if (theirs !== null && ours !== null) refused += 1;
    else if (!(theirs === null ? WHITE_SPACE_OF_THE_COMPILER : TYPE_BEFORE_QUESTION_MARK).test(text))
      failures.push(`seed ${at}: the compiler says ${theirs ?? 'nothing'}, stepalign ${ours ?? 'nothing'}`);
    failures.push(...compared.differences.map((difference) => `seed ${at}: ${difference}`));
  }
  return { sources, parsed, refused, parts, failures };
}

/** The report as lines for a person. */
export function typescriptText({ sources, parsed, refused, parts, failures }: TypeScriptReport): string {
  return [
    `${sources} TypeScript sources: the compiler takes ${parsed} and refuses ${refused}, as stepalign does; ${parts} parts of their trees compared`,
    `${failures.length} failures`,
    ...failures.map((line) => `  ${line}`),
    '',
  ].join('\n');
}
