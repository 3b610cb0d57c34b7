/** The drift that a fix is for is gone, and none came. */
import type { Drift } from '../rules/drift.ts';
import type { Rule } from '../rules/rule.ts';
import type { FailedProof } from './proof.ts';

/**
 * @param heardLater rules that look at what the fixes make right: what they find may come up
 */
export function proveFindings(
  before: readonly Drift[],
  after: readonly Drift[],
  fixed: readonly Drift[],
  heardLater: ReadonlySet<Rule>,
): FailedProof | null {
  const [were, are, gone] = [countOf(before), countOf(after), countOf(fixed)];
  const countIn = (counts: ReadonlyMap<string, number>, { identity }: Drift): number =>
    counts.get(identity) ?? 0;
  const survivor = fixed.find((drift) => countIn(are, drift) > countIn(were, drift) - countIn(gone, drift));
  if (survivor !== undefined) {
    const { rule, message } = survivor.finding;
    return { proof: 'findings', why: `${rule} would still be there: ${message}` };
  }
  const come = after.find(
    (drift) => !heardLater.has(drift.rule) && countIn(are, drift) > countIn(were, drift),
  );
  if (come === undefined) return null;
  const { rule, file, message } = come.finding;
  return { proof: 'findings', why: `${rule} would come up in ${file}: ${message}` };
}

function countOf(drifts: readonly Drift[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { identity } of drifts) counts.set(identity, (counts.get(identity) ?? 0) + 1);
  return counts;
}
