/** What everything depends on that a run reads of a text. */
import { createHash } from 'node:crypto';
import type { LibraryNames } from '../library/conventions/names.ts';
import { programIdentity } from '../workspace/program-identity.ts';

/**
 * @param names by which sources are searched
 * @returns the key of what this very program reads; null where it can't be told that it is this one
 */
export function readingKey(names: LibraryNames): string | null {
  const identity = programIdentity();
  return identity === null ? null : digest(identity, JSON.stringify(names.given));
}

/** Tells these texts from all others. */
export function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest('base64url');
}
