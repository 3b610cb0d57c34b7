/** What only running the code tells. */
import type { At, UnknownValue } from './value.ts';

/** @param why completes "… isn't known: " */
export function unknown(at: At, why: string): UnknownValue {
  return { kind: 'unknown', at, why, start: null };
}
