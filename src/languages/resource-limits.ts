/** Limits what reading one source may take: size, nesting, time. A source beyond the limits is a problem, and all others are read. */
import { NOTHING_COLLECTED } from '../source/collected.ts';
import { EMPTY_PROGRAM } from '../source/program.ts';
import type { Program } from '../source/program.ts';
import { compact } from './compact.ts';
import type { Language, Source } from './language.ts';
import { openScope } from './scopes.ts';
import type { LanguageName, Module, SyntaxProblem } from '../source/syntax.ts';

/**
 * How many brackets may be open at once: five times of what Python takes. Some parsers take quadratic time for more, and
 * what walks their trees runs out of stack.
 */
const MAX_OPEN_BRACKETS = 1000;

const TOO_DEEP = 'it is nested deeper than can be read';

/** Reading was given up, since it took too long. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** The language, reading a source that is nested too deeply or takes too long as one with that problem, and empty. */
export function withResourceLimits(language: Language): Language {
  return {
    ...language,
    read(source) {
      if (opensTooMany(source.text)) return unread(language.name, source, TOO_DEEP);
      try {
        return language.read(source);
      } catch (error) {
        // What the stack is too small for.
        if (error instanceof RangeError) return unread(language.name, source, TOO_DEEP);
        if (error instanceof TooSlow) return unread(language.name, source, 'reading it takes too long');
        throw error;
      }
    },
  };
}

/** What code does; nothing for what the stack is too small for, of which the rest of the module was read. */
export function programWithinLimits(read: () => Program): Program {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return EMPTY_PROGRAM;
    throw error;
  }
}

/** Brackets in strings and comments count: what has so many of them unclosed is nobody's source. */
function opensTooMany(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[([{)\]}]/g)) {
    if (!'([{'.includes(bracket)) open = Math.max(0, open - 1);
    else if ((open += 1) > MAX_OPEN_BRACKETS) return true;
  }
  return false;
}

function unread(language: LanguageName, { path, text }: Source, message: string): Module {
  const problem: SyntaxProblem = { message, range: { start: 0, end: 0 } };
  return { ...emptyModule(language, { path, text }), problems: [problem] };
}

/** A module in which nothing is known. */
export function emptyModule(language: LanguageName, { path, text }: Source): Module {
  return {
    path,
    text,
    language,
    scope: openScope(null),
    document: null,
    starImports: compact([]),
    classes: compact([]),
    references: compact([]),
    constructions: compact([]),
    comments: compact([]),
    program: EMPTY_PROGRAM,
    collected: NOTHING_COLLECTED,
    problems: compact([]),
  };
}
