/** Writes down what was read of a text, and reads it again in a later run: that takes a fraction of the parsing. */
import type { Module, Scope } from '../source/syntax.ts';
import type { Language, LateFunctions, Source } from './language.ts';
import { LateFunction } from './late-function.ts';
import type { Inside } from './late-function.ts';
import { LAZY_PARTS, LazyModule } from './lazy-module.ts';
import type { KnownParts, ReadLazily } from './lazy-module.ts';
import { graphFromBytes, graphToBytes } from './plain-graph.ts';

type EagerParts = Omit<Module, 'path' | 'text' | 'language' | keyof ReadLazily>;

/** A function stands in here as a place alone: what is known of it, and where it is held, is told beside that. */
interface WrittenFunction {
  readonly function: Pick<LateFunction, 'range'>;
  readonly parent: Scope;
  readonly inside: Inside | null;
  readonly holders: readonly Holder[];
}

/** A part of the module, and the name or index by which it holds something. */
type Holder = readonly [part: object, at: string | number];

/** Its parts refer to each other as they did: what was one object is one again. */
interface Written {
  readonly parts: EagerParts;
  readonly known: KnownParts;
  readonly functions: readonly WrittenFunction[];
}

/**
 * @returns what `readAgain` takes; null for a module that isn't kept: one that couldn't be read, perhaps for lack of time,
 * or is nested too deeply to be written
 */
export function writeDown(module: Module): Uint8Array | null {
  if (!(module instanceof LazyModule)) return null;
  const { scope, document, starImports, classes, collected, problems, known } = module;
  const parts: EagerParts = { scope, document, starImports, classes, collected, problems };
  const functions = functionsIn([parts, known]).map(([late, holders]): WrittenFunction => ({
    function: late,
    parent: late.parent,
    inside: late.known,
    holders,
  }));
  const written: Written = { parts, known, functions };
  try {
    return graphToBytes(written);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A module that was read again. */
export interface ReadAgain {
  readonly module: Module;
  /** Whether more is known of it by now than what was written down. */
  readonly hasLearned: () => boolean;
}

/**
 * @param bytes that `writeDown` gave for a module of the same text and ending, in this very program
 * @throws an Error for others
 */
export function readAgain(bytes: Uint8Array, { path, text }: Source, language: Language): ReadAgain {
  const { parts, known, functions } = graphFromBytes(bytes) as Written;
  const later = language.later.functionsOf?.(text);
  const revived = functions.map((written) => revive(written, later));
  const waiting = revived.filter((late) => late.known === null);
  const module = new LazyModule(
    { path, text, language: language.name, ...parts },
    language.later.parts,
    known,
  );
  return {
    module,
    hasLearned: () =>
      waiting.some((late) => late.known !== null) ||
      LAZY_PARTS.some((name) => known[name] === null && module.known[name] !== null),
  };
}

function revive(
  { function: { range }, parent, inside, holders }: WrittenFunction,
  functions: LateFunctions | undefined,
): LateFunction {
  if (functions === undefined) throw new TypeError('a language without late functions has one');
  const late = functions.late(range, parent, inside);
  for (const [part, at] of holders) (part as Record<string | number, unknown>)[at] = late;
  return late;
}

/** Every late function that the parts hold, at any depth and in functions, too, with all that hold it. */
function functionsIn(parts: readonly object[]): [LateFunction, Holder[]][] {
  const found = new Map<LateFunction, Holder[]>();
  const seen = new Set<object>(parts);
  const waiting: object[] = [...parts];
  const look = (held: unknown, part: object, at: string | number): void => {
    if (typeof held !== 'object' || held === null) return;
    if (held instanceof LateFunction) {
      const holders = found.get(held);
      if (holders !== undefined) {
        holders.push([part, at]);
        return;
      }
      found.set(held, [[part, at]]);
      if (held.known !== null) follow(held.known);
    } else follow(held);
  };
  const follow = (part: object): void => {
    if (seen.has(part)) return;
    seen.add(part);
    waiting.push(part);
  };
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (Array.isArray(part)) for (const [at, held] of part.entries()) look(held, part, at);
    // A map of a module holds lists.
    else if (part instanceof Map) for (const held of part.values()) follow(held as object);
    else for (const at in part) look((part as Record<string, unknown>)[at], part, at);
  }
  return [...found];
}
