/** The member of a shape that a name is a slip of. */
import { closest, distance } from 'fastest-levenshtein';

/** @returns the nearest name, at most two letters away, or a fifth of a long name's; null where there is none */
export function nearMember(member: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const nearest = closest(
    member.toLowerCase(),
    names.map((name) => name.toLowerCase()),
  );
  const name = names.find((candidate) => candidate.toLowerCase() === nearest) ?? null;
  return distance(member.toLowerCase(), nearest) <= Math.max(2, member.length / 5) ? name : null;
}
