/** The findings that a fix is for are gone, and no new one came. */
import type { Finding } from '../rules/finding.ts';
import { identityOf } from '../rules/transform.ts';
import type { FailedProof } from './proof.ts';

/**
 * @param heardLater rules that look at what the fixes make right: what they find may come up
 */
export function proveFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  fixed: readonly Finding[],
  heardLater: ReadonlySet<string>,
): FailedProof | null {
  const [were, are, gone] = [before, after, fixed].map((all) => countOf(all, identityOf));
  const survivor = fixed.find((finding) => {
    const identity = identityOf(finding);
    return (are?.get(identity) ?? 0) > (were?.get(identity) ?? 0) - (gone?.get(identity) ?? 0);
  });
  if (survivor !== undefined)
    return { proof: 'findings', why: `${survivor.rule} would still be there: ${survivor.message}` };
  const [known, now] = [before, after].map((all) => countOf(all, placeOf));
  const come = after.find(
    (finding) =>
      !heardLater.has(finding.rule) &&
      (now?.get(placeOf(finding)) ?? 0) > (known?.get(placeOf(finding)) ?? 0),
  );
  return come === undefined
    ? null
    : { proof: 'findings', why: `${come.rule} would come up in ${come.file}: ${come.message}` };
}

/** What a finding is about: its message may name what other fixes change. */
function placeOf({ rule, file, declaration, port, step }: Finding): string {
  return JSON.stringify([rule, file, declaration, port, step]);
}

function countOf(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of findings.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
