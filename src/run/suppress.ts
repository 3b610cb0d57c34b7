/** `fix --suppress`: comments for what is left once the fixes are made. */
import type { ProposedFinding, RunFilter, SuppressedDrift } from '../engine/findings.ts';
import type { FormattedResult, FormatterOf } from '../engine/formatted.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { suppressLeft } from '../engine/suppress-left.ts';
import { UsageError } from '../project/options.ts';
import type { FixOptions } from '../project/options.ts';
import type { OpenProjectWithBase } from '../project/base.ts';
import type { Loaded } from '../project/load.ts';
import { foundPlace, knownByBaseline } from './known.ts';

export interface Silenced {
  /** With the comments. */
  readonly snapshot: Snapshot;
  /** In the coordinates of the run's first texts, as what it is taken from. */
  readonly suppressed: readonly Pick<SuppressedDrift, 'finding' | 'reason'>[];
  readonly left: readonly ProposedFinding[];
}

/**
 * What a baseline knows gets no comment: check doesn't tell of it.
 * @throws UsageError where the configuration asks for a reason and there is none, and for a baseline that can't be had
 */
export async function suppress(
  { snapshot, left }: FormattedResult,
  filter: RunFilter,
  formatterOf: FormatterOf,
  loaded: Loaded,
  opened: OpenProjectWithBase,
  options: FixOptions,
): Promise<Silenced> {
  const { suppress: isAsked = false, reason: given } = options;
  const { requireReason } = loaded.settings;
  if (!isAsked) return { snapshot, suppressed: [], left };
  if (given === undefined && requireReason)
    throw new UsageError(
      '--suppress: the configuration asks for reasons (requireReason): give one with --reason',
    );
  const reason = given?.trim() ?? null;
  const isKnown = await knownByBaseline({ ...loaded, snapshot }, opened, options);
  const result = await suppressLeft(snapshot, filter, reason, formatterOf, (finding) =>
    isKnown(foundPlace(finding)) ? 'the baseline knows it' : null,
  );
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
