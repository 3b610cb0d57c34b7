/** Spares what comments suppress the fixes of other findings. */
import { TouchedRanges } from '../edits/touched-ranges.ts';
import type { Edit } from '../edits/edit.ts';
import type { StepLibrary } from '../library/model/model.ts';
import { memoize } from '../memoize/memoize.ts';
import type { Drift } from '../rules/drift.ts';
import type { Fix } from '../rules/finding.ts';
import { rules } from '../rules/index.ts';
import { usesIn } from '../rules/suppression/uses.ts';
import { lineStart } from '../source/lines.ts';
import type { Snapshot } from './snapshot.ts';
import { libraryOf } from './snapshot.ts';

/**
 * The suppressed drift that a fix would change though it is for another one; null where there is none. On the line of the
 * finding itself a comment means its own rules alone.
 */
export function sparedFrom(fix: Fix, { finding }: Drift, snapshot: Snapshot): Drift | null {
  const { drifts } = usesIn(rules)(libraryOf(snapshot));
  if (drifts.size === 0) return null;
  const lineIn = (file: string, offset: number): number =>
    lineStart(snapshot.modules.textOf(file) ?? '', offset);
  const isBeside = (spared: Drift): boolean =>
    spared.finding.file === finding.file &&
    lineIn(finding.file, spared.finding.range.start) === lineIn(finding.file, finding.range.start);
  for (const edit of fix.edits) {
    const suppressed = suppressedIn(libraryOf(snapshot))(edit.file);
    if (suppressed === null || !suppressed.ranges.touch(within(edit))) continue;
    const spared = suppressed.drifts.find((drift) => overlaps(drift, edit) && !isBeside(drift));
    if (spared !== undefined) return spared;
  }
  return null;
}

/** What ranges touch that share a unit with the edit's, and don't only meet it. */
function within({ range: { start, end } }: Edit): Edit['range'] {
  return { start: start + 1, end: end - 1 };
}

function overlaps({ finding: { range } }: Drift, edit: Edit): boolean {
  return range.start < edit.range.end && edit.range.start < range.end;
}

/** The suppressed drift of a file, with the ranges that it takes up. */
const suppressedIn = memoize((tree: StepLibrary) =>
  memoize((file: string) => {
    const drifts = usesIn(rules)(tree).drifts.get(file);
    if (drifts === undefined) return null;
    const ranges = new TouchedRanges();
    for (const { finding } of drifts) ranges.add(finding.range);
    return { drifts, ranges };
  }),
);
