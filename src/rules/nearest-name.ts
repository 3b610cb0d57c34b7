/** The name that is probably meant by one that there is none of. */
import { distance } from 'fastest-levenshtein';

/** Among more names than that nothing is compared: a program wrote them. */
const MOST_COMPARED = 200;

/** In shorter names one may begin with another by chance. */
const SHORTEST_BEGIN = 5;

/**
 * A slip of it, two letters or a fifth of a long name apart; or else the only one that begins with it, or that it begins
 * with. Null where there is none.
 */
export function nearestName(name: string, all: ReadonlySet<string>): string | null {
  if (all.size > MOST_COMPARED) return null;
  const names = [...all];
  const near = names
    .map((other) => ({ other, slips: distance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ slips }) => slips <= Math.max(2, name.length / 5))
    .sort((a, b) => a.slips - b.slips);
  const [first, second] = near;
  if (first !== undefined) return second?.slips === first.slips ? null : first.other;
  const [only, another] = names.filter(
    (other) =>
      Math.min(name.length, other.length) >= SHORTEST_BEGIN &&
      (name.startsWith(other) || other.startsWith(name)),
  );
  return another === undefined ? (only ?? null) : null;
}
