/** Applies fixes in passes until nothing is left that may be applied; a fix that breaks a promise is taken back. */
import type { Edit } from '../edits/edit.ts';
import { compose, mapThrough, samePositions } from '../edits/position-map.ts';
import type { PositionMap } from '../edits/position-map.ts';
import type { FailedProof } from '../proofs/proof.ts';
import type { Fix } from '../rules/finding.ts';
import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { remediesOf, rulesHeardAfter } from '../rules/transform.ts';
import type { Transform } from '../rules/transform.ts';
import { Budget } from './budget.ts';
import { choose } from './choose.ts';
import type { Choice, Chosen } from './choose.ts';
import { findDrift } from './findings.ts';
import type { RunFilter, ProposedFinding } from './findings.ts';
import { bisectFailures } from './bisect.ts';
import { applyProved, editsByFile, stateOf } from './prove.ts';
import type { State } from './prove.ts';
import { timed } from './stopwatch.ts';
import type { Snapshot } from './snapshot.ts';

/** So many passes that fix nothing but what came up on the way mean that fixes call for each other without end. */
const MAX_PASSES = 100;

/** After so many times fixes of one place are applied one by one: a library that has places where no two fit together has many. */
const MAX_MISFITS = 3;

export interface PassesResult {
  /** The snapshot with every applied fix. */
  readonly snapshot: Snapshot;
  /** What was fixed, and what was not; in the coordinates of the first snapshot. */
  readonly fixed: readonly ProposedFinding[];
  readonly left: readonly ProposedFinding[];
  /** How many fixes failed a proof and were taken back: a defect, whatever else went well. */
  readonly takenBack: number;
}

/** Fixes that failed a proof, by the identity of their drift. */
export type FailedFixes = ReadonlyMap<string, FailedProof>;

/**
 * @param stages transforms in the order of their stages: one stage is done before the next begins
 * @param isAllowed which fixes may be applied
 * @param failed fixes that are known to fail a proof
 */
export function runPasses(
  start: Snapshot,
  stages: readonly (readonly Transform[])[],
  filter: RunFilter,
  isAllowed: (fix: Fix) => boolean,
  failed: FailedFixes = new Map(),
): PassesResult {
  const takenBack = new Map(failed);
  for (;;) {
    const attempt = timed(start.stopwatch, 'proofs', () =>
      tryPasses(start, stages, filter, isAllowed, takenBack),
    );
    if ('snapshot' in attempt) return attempt;
    // Whatever built on a fix that is taken back is planned anew without it.
    for (const [{ identity }, failed] of attempt.guilty) takenBack.set(identity, failed);
  }
}

interface Failure {
  readonly guilty: ReadonlyMap<Chosen, FailedProof>;
}

function tryPasses(
  start: Snapshot,
  stages: readonly (readonly Transform[])[],
  filter: RunFilter,
  isAllowed: (fix: Fix) => boolean,
  takenBack: FailedFixes,
): PassesResult | Failure {
  const all = stages.flat();
  const allRules = [...new Set([...rules, ...filter.rules])];
  const fixed: ProposedFinding[] = [];
  const budget = new Budget();
  const origins = new Map<string, PositionMap>();
  const drift = (snapshot: Snapshot, of: readonly Transform[], about: RunFilter): ProposedFinding[] =>
    takenBack.size === 0
      ? findDrift(snapshot, of, about)
      : findDrift(snapshot, of, about).map((proposed) => withheld(proposed, takenBack, filter));
  let state: State | null = null;
  let snapshot = start;
  let passes = 0;
  let misfits = 0;
  for (;;) {
    for (const stage of stages) {
      const own = remediesOf(stage);
      const stageFilter = { ...filter, rules: filter.rules.filter((rule) => own.has(rule)) };
      const later = rulesHeardAfter(stage, allRules);
      for (;;) {
        const found = drift(snapshot, stage, stageFilter);
        const choice = choose(found, isAllowed);
        if (choice.apart.length === 0) break;
        budget.see(found, stage);
        const unsettled = budget.exceededBy(choice.joined);
        if (!budget.wasFirst(choice.apart)) passes += 1;
        if (unsettled.length > 0 || passes > MAX_PASSES) return endless(unsettled, choice.apart);
        state ??= stateOf(snapshot, allRules);
        const { proved, chosen } = applyChoice(state, choice, later, misfits < MAX_MISFITS);
        if ('proof' in proved) return { guilty: guiltyOf(state, chosen, later, proved) };
        if (chosen.length < choice.joined.length) misfits += 1;
        budget.take(chosen);
        for (const proposed of chosen) fixed.push(toOrigin(proposed, origins));
        for (const [file, edits] of editsByFile(chosen))
          origins.set(file, compose(origins.get(file) ?? samePositions, mapThrough(edits)));
        state = proved;
        snapshot = proved.snapshot;
      }
    }
    const left = drift(snapshot, all, filter);
    // A later stage may have called for a fix of an earlier one.
    if (choose(left, isAllowed).apart.length === 0) {
      const isTakenBack = ({ identity, fix }: ProposedFinding): boolean =>
        fix === null && takenBack.has(identity);
      return {
        snapshot,
        fixed,
        left: left.map((proposed) => toOrigin(proposed, origins)),
        takenBack: left.filter(isTakenBack).length,
      };
    }
  }
}

/** What plans itself again after it was applied, or what never comes to an end. */
function endless(unsettled: readonly Chosen[], chosen: readonly Chosen[]): Failure {
  const [guilty, why] =
    unsettled.length > 0
      ? [unsettled, 'planned again after it was applied, it would change the text anew']
      : [chosen, `after ${MAX_PASSES} passes there is still something to change`];
  return { guilty: new Map(guilty.map((each) => [each, { proof: 'settled', why }])) };
}

/**
 * The state with the fixes of a pass. Where those that insert at one place break a promise together, that says nothing
 * of any of them: then those are taken that are apart.
 */
function applyChoice(
  state: State,
  { apart, joined }: Choice,
  heardLater: ReadonlySet<Rule>,
  mayJoin: boolean,
): { readonly proved: State | FailedProof; readonly chosen: readonly Chosen[] } {
  if (mayJoin && joined.length > apart.length) {
    const proved = applyProved(state, joined, heardLater);
    if (!('proof' in proved)) return { proved, chosen: joined };
  }
  return { proved: applyProved(state, apart, heardLater), chosen: apart };
}

function guiltyOf(
  state: State,
  chosen: readonly Chosen[],
  heardLater: ReadonlySet<Rule>,
  failed: FailedProof,
): ReadonlyMap<Chosen, FailedProof> {
  return bisectFailures(chosen, failed, (some) => {
    const proved = applyProved(state, some, heardLater);
    return 'proof' in proved ? proved : null;
  });
}

/** A fix that was taken back isn't offered; its finding says why. */
function withheld(proposed: ProposedFinding, takenBack: FailedFixes, { nameOf }: RunFilter): ProposedFinding {
  const failed = proposed.fix === null ? undefined : takenBack.get(proposed.identity);
  if (proposed.fix === null || failed === undefined) return proposed;
  const files = [...new Set(proposed.fix.edits.map(({ file }) => file))];
  const why = files.reduce((text, file) => text.replaceAll(file, nameOf(file)), failed.why);
  const refusal = `not fixed: the fix by ${proposed.fix.transform} was taken back, since it failed the proof ${failed.proof}: ${why}. This is a defect of stepalign: please report it`;
  return { ...proposed, fix: null, refusal };
}

/** The finding and its fix in the coordinates of the text on the disk. */
function toOrigin(proposed: ProposedFinding, origins: ReadonlyMap<string, PositionMap>): ProposedFinding {
  const place = <P extends { readonly file: string; readonly range: Edit['range'] }>(at: P): P => ({
    ...at,
    range: (origins.get(at.file) ?? samePositions)(at.range),
  });
  const { finding, fix } = proposed;
  return {
    ...proposed,
    finding: { ...place(finding), related: finding.related.map(place) },
    fix: fix === null ? null : { ...fix, edits: fix.edits.map(place) },
  };
}
