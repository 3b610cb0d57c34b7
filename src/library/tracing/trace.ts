/** Follows the code of a module, and tells what it makes. */
import type { FindImport, ImportResolver } from '../../languages/language.ts';
import type { LanguageName, Module } from '../../source/syntax.ts';
import { callWithAnything } from './calls.ts';
import { createImports } from './imports.ts';
import type { Prefer } from './imports.ts';
import { Steps, TraceLimit } from './limits.ts';
import { Tracer } from './tracer.ts';
import type { MadeValue, MapValue } from './value.ts';

/** What following the code of a module came by. */
export interface Trace {
  /** What calls gave that lead out of the library, in their order; a call that is followed several times is there as often. */
  readonly made: readonly MadeValue[];
  /** Every map that was come by. */
  readonly maps: readonly MapValue[];
  /** Why nothing of it was kept; null where it is all there. */
  readonly limit: string | null;
}

/**
 * Follows a module from its begin to its end; functions and classes that nothing in it calls are followed behind that, with
 * whatever they may be given.
 * @param find what `from` names, seen from a module
 * @param prefer which of several values are meant that a name may stand for
 */
export function traceModule(
  module: Module,
  resolvers: ReadonlyMap<LanguageName, ImportResolver>,
  find: FindImport,
  prefer: Prefer = (values) => values,
): Trace {
  const tracer = new Tracer(createImports(resolvers, find, prefer), new Steps(module.text.length));
  try {
    tracer.frameOf(module);
    // Those that are come by within others among them.
    for (const each of tracer.callables) if (each.at.module === module) callWithAnything(each, tracer);
    return { made: tracer.made, maps: tracer.maps, limit: null };
  } catch (error) {
    if (!(error instanceof TraceLimit)) throw error;
    return { made: [], maps: [], limit: error.message };
  }
}
