/** `fix --suppress`: comments for what is left once the fixes are made. */
import type { ProposedFinding, RunFilter, SuppressedDrift } from '../engine/findings.ts';
import type { FormattedResult, FormatterOf } from '../engine/formatted.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { suppressLeft } from '../engine/suppress-left.ts';
import { UsageError } from '../project/options.ts';
import type { FixOptions } from '../project/options.ts';
import type { Loaded } from '../project/load.ts';

export interface Silenced {
  /** With the comments. */
  readonly snapshot: Snapshot;
  /** In the coordinates of the run's first texts, as what it is taken from. */
  readonly suppressed: readonly Pick<SuppressedDrift, 'finding' | 'reason'>[];
  readonly left: readonly ProposedFinding[];
}

/** @throws UsageError where the configuration asks for a reason and there is none */
export async function suppress(
  { snapshot, left }: FormattedResult,
  filter: RunFilter,
  formatterOf: FormatterOf,
  { settings: { requireReason } }: Pick<Loaded, 'settings'>,
  { suppress: isAsked = false, reason: given }: FixOptions,
): Promise<Silenced> {
  if (!isAsked) return { snapshot, suppressed: [], left };
  if (given === undefined && requireReason)
    throw new UsageError(
      '--suppress: the configuration asks for reasons (requireReason): give one with --reason',
    );
  const reason = given?.trim() ?? null;
  const result = await suppressLeft(snapshot, filter, reason, formatterOf);
  // What is left was told by the same filter, before the files were formatted: of one identity it has the same order.
  const byIdentity = new Map<string, (string | null)[]>();
  for (const drift of result.drifts) {
    const known = byIdentity.get(drift.identity) ?? [];
    known.push(result.refused.get(drift) ?? null);
    byIdentity.set(drift.identity, known);
  }
  const suppressed: Pick<SuppressedDrift, 'finding' | 'reason'>[] = [];
  const stays: ProposedFinding[] = [];
  for (const proposed of left) {
    const why = byIdentity.get(proposed.identity)?.shift();
    if (why === null) suppressed.push({ finding: proposed.finding, reason });
    else if (why === undefined) stays.push(proposed);
    else
      stays.push({
        ...proposed,
        refusal: [proposed.refusal, `not suppressed, since ${why}`]
          .filter((each) => each !== null)
          .join('; '),
      });
  }
  return { snapshot: result.snapshot, suppressed, left: stays };
}
