/** Applies fixes in passes until nothing is left that may be applied; a fix that breaks a promise is taken back. */
import type { Edit } from '../edits/edit.ts';
import { compose, mapThrough, samePositions } from '../edits/position-map.ts';
import type { PositionMap } from '../edits/position-map.ts';
import { TouchedRanges } from '../edits/touched-ranges.ts';
import type { FailedProof } from '../proofs/proof.ts';
import type { Fix } from '../rules/finding.ts';
import { identityOf } from '../rules/transform.ts';
import type { Transform } from '../rules/transform.ts';
import { rules } from '../rules/index.ts';
import { rulesHeardAfter } from '../rules/stages.ts';
import { findDrift } from './findings.ts';
import type { Focus, ProposedFinding } from './findings.ts';
import { applyProved, editsByFile, stateOf } from './prove.ts';
import type { ChosenFix, State } from './prove.ts';
import { timed } from './stopwatch.ts';
import type { Tree } from './tree.ts';

/** A pass applies at least one fix, so this many mean that fixes call for each other without end. */
const MAX_PASSES = 100;

export interface PassesResult {
  /** The tree with every applied fix. */
  readonly tree: Tree;
  /** What was fixed, and what was not; in the coordinates of the first tree. */
  readonly fixed: readonly ProposedFinding[];
  readonly left: readonly ProposedFinding[];
  /** How many fixes failed a proof and were taken back: a defect, whatever else went well. */
  readonly takenBack: number;
}

/** Fixes that failed a proof, by the identity of their finding. */
export type TakenBack = ReadonlyMap<string, FailedProof>;

/**
 * @param stages transforms in the order of their stages: one stage is done before the next begins
 * @param isAllowed which fixes may be applied
 * @param failed fixes that are known to fail a proof
 */
export function runPasses(
  start: Tree,
  stages: readonly (readonly Transform[])[],
  focus: Focus,
  isAllowed: (fix: Fix) => boolean,
  failed: TakenBack = new Map(),
): PassesResult {
  const takenBack = new Map(failed);
  for (;;) {
    const attempt = timed(start.stopwatch, 'proofs', () =>
      tryPasses(start, stages, focus, isAllowed, takenBack),
    );
    if ('tree' in attempt) return attempt;
    // Whatever built on a fix that is taken back is planned anew without it.
    for (const finding of attempt.guilty) takenBack.set(identityOf(finding.finding), attempt.failed);
  }
}

interface Failure {
  readonly guilty: readonly ChosenFix[];
  readonly failed: FailedProof;
}

function tryPasses(
  start: Tree,
  stages: readonly (readonly Transform[])[],
  focus: Focus,
  isAllowed: (fix: Fix) => boolean,
  takenBack: TakenBack,
): PassesResult | Failure {
  const all = stages.flat();
  const fixed: ProposedFinding[] = [];
  const budget = new Budget();
  const origins = new Map<string, PositionMap>();
  const drift = (tree: Tree, of: readonly Transform[], about: Focus): ProposedFinding[] =>
    takenBack.size === 0
      ? findDrift(tree, of, about)
      : findDrift(tree, of, about).map((proposed) => withheld(proposed, takenBack, focus));
  let state: State | null = null;
  let tree = start;
  let passes = 0;
  for (;;) {
    for (const stage of stages) {
      const ruleNames = new Set(stage.flatMap((transform) => transform.rules));
      const stageFocus = { ...focus, rules: focus.rules.filter((rule) => ruleNames.has(rule.name)) };
      const later = rulesHeardAfter(stage.map(({ name }) => name));
      for (;;) {
        const found = drift(tree, stage, stageFocus);
        const chosen = choose(found, isAllowed);
        if (chosen.length === 0) break;
        budget.see(found);
        const unsettled = chosen.filter((each) => !budget.take(each));
        passes += 1;
        if (unsettled.length > 0 || passes > MAX_PASSES) return endless(unsettled, chosen);
        state ??= stateOf(tree, [...new Set([...rules, ...focus.rules])]);
        const proved = applyProved(state, chosen, later);
        if ('proof' in proved) return firstGuilty(state, chosen, later, proved);
        for (const proposed of chosen) fixed.push(toOrigin(proposed, origins));
        for (const [file, edits] of editsByFile(chosen))
          origins.set(file, compose(origins.get(file) ?? samePositions, mapThrough(edits)));
        state = proved;
        tree = proved.tree;
      }
    }
    const left = drift(tree, all, focus);
    // A later stage may have called for a fix of an earlier one.
    if (choose(left, isAllowed).length === 0) {
      const isTakenBack = ({ finding, fix }: ProposedFinding): boolean =>
        fix === null && takenBack.has(identityOf(finding));
      return {
        tree,
        fixed,
        left: left.map((proposed) => toOrigin(proposed, origins)),
        takenBack: left.filter(isTakenBack).length,
      };
    }
  }
}

/** How often each finding may be fixed: as often as it was there when it was first seen. */
class Budget {
  readonly #left = new Map<string, number>();

  see(found: readonly ProposedFinding[]): void {
    const counts = new Map<string, number>();
    for (const key of found.map(({ finding }) => identityOf(finding)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [key, count] of counts) if (!this.#left.has(key)) this.#left.set(key, count);
  }

  take({ finding }: ProposedFinding): boolean {
    const key = identityOf(finding);
    const left = this.#left.get(key) ?? 0;
    this.#left.set(key, left - 1);
    return left > 0;
  }
}

/** What plans itself again after it was applied, or what never comes to an end. */
function endless(unsettled: readonly ChosenFix[], chosen: readonly ChosenFix[]): Failure {
  return unsettled.length > 0
    ? {
        guilty: unsettled,
        failed: {
          proof: 'settled',
          why: 'planned again after it was applied, it would change the text anew',
        },
      }
    : {
        guilty: chosen,
        failed: { proof: 'settled', why: `after ${MAX_PASSES} passes there is still something to change` },
      };
}

/** The first fix with which the others before it break a promise; found by halves. */
function firstGuilty(
  state: State,
  chosen: readonly ChosenFix[],
  heardLater: ReadonlySet<string>,
  failed: FailedProof,
): Failure {
  let [holds, breaks, why] = [0, chosen.length, failed];
  while (breaks - holds > 1) {
    const middle = Math.floor((holds + breaks) / 2);
    const proved = applyProved(state, chosen.slice(0, middle), heardLater);
    if ('proof' in proved) [breaks, why] = [middle, proved];
    else holds = middle;
  }
  return { guilty: chosen.slice(breaks - 1, breaks), failed: why };
}

/** A fix that was taken back isn't offered; its finding says why. */
function withheld(proposed: ProposedFinding, takenBack: TakenBack, { nameOf }: Focus): ProposedFinding {
  const failed = proposed.fix === null ? undefined : takenBack.get(identityOf(proposed.finding));
  if (proposed.fix === null || failed === undefined) return proposed;
  const files = [...new Set(proposed.fix.edits.map(({ file }) => file))];
  const why = files.reduce((text, file) => text.replaceAll(file, nameOf(file)), failed.why);
  const help = `not fixed: the fix by ${proposed.fix.transform} was taken back, since it failed the proof ${failed.proof}: ${why}. This is a defect of stepalign: please report it`;
  return { finding: { ...proposed.finding, help }, fix: null };
}

/** The fixes of one pass: allowed, and none of them touches what another one changes. */
function choose(
  findings: readonly ProposedFinding[],
  isAllowed: (fix: Fix) => boolean,
): (ProposedFinding & ChosenFix)[] {
  const taken = new Map<string, TouchedRanges>();
  const takenIn = (file: string): TouchedRanges => {
    const known = taken.get(file) ?? new TouchedRanges();
    taken.set(file, known);
    return known;
  };
  return findings.filter((proposed): proposed is ProposedFinding & ChosenFix => {
    const { fix } = proposed;
    if (fix === null || !isAllowed(fix)) return false;
    const clashes = fix.edits.some(({ file, range }) => takenIn(file).touch(range));
    if (!clashes) for (const { file, range } of fix.edits) takenIn(file).add(range);
    return !clashes;
  });
}

/** The finding and its fix in the coordinates of the text on the disk. */
function toOrigin(
  { finding, fix }: ProposedFinding,
  origins: ReadonlyMap<string, PositionMap>,
): ProposedFinding {
  const place = <P extends { readonly file: string; readonly range: Edit['range'] }>(at: P): P => ({
    ...at,
    range: (origins.get(at.file) ?? samePositions)(at.range),
  });
  return {
    finding: { ...place(finding), related: finding.related.map(place) },
    fix: fix === null ? null : { ...fix, edits: fix.edits.map(place) },
  };
}
