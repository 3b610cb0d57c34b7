/** Lets V8 compile a WebAssembly parser a second time only where a run is long enough to gain by it. */
import { setFlagsFromString } from 'node:v8';

/**
 * How much code a function may run, in bytes, before V8 optimizes it. By itself V8 does so within the first files of Python;
 * the lexer is one large function, and to optimize it takes a third of the whole time of a small run. With this many it comes
 * after some fifty files.
 */
const BUDGET = 1_000_000_000;

/** The last major version of V8 that is known to have the flag: one that hasn't would complain on standard error. */
const LAST_KNOWN = 13;

/** Holds for the whole process, and for what is loaded later. */
export function tierLate(): void {
  if (Number.parseInt(process.versions.v8) <= LAST_KNOWN)
    setFlagsFromString(`--wasm-tiering-budget=${BUDGET}`);
}
