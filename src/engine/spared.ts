/** Spares what comments suppress the fixes of other findings, and the comments that are about more than a line. */
import { TouchedRanges } from '../edits/touched-ranges.ts';
import type { Edit } from '../edits/edit.ts';
import type { StepLibrary } from '../library/model/model.ts';
import { memoize } from '../memoize/memoize.ts';
import type { Drift } from '../rules/drift.ts';
import type { Finding, Fix, Place } from '../rules/finding.ts';
import { rules } from '../rules/index.ts';
import { coverageIn } from '../rules/suppression/coverage.ts';
import { isSuppressible } from '../rules/suppression/suppressed.ts';
import { usesIn } from '../rules/suppression/uses.ts';
import { lineStart } from '../source/lines.ts';
import type { Range } from '../source/range.ts';
import type { Snapshot } from './snapshot.ts';
import { libraryOf } from './snapshot.ts';

/** What a fix may not change. */
interface Spared extends Place {
  /** Completes "the fix would change FILE:LINE, where …". */
  readonly why: string;
}

/**
 * What a fix would change that it has to leave; null where there is nothing. On the line of the finding itself a
 * comment means its own rules alone: there others are mended.
 */
export function sparedFrom(fix: Fix, { finding }: Drift, snapshot: Snapshot): Spared | null {
  if (!isSuppressible(finding.rule)) return null;
  return suppressedIn(fix, finding, snapshot) ?? commentIn(fix, snapshot);
}

function suppressedIn(fix: Fix, finding: Finding, snapshot: Snapshot): Spared | null {
  const tree = libraryOf(snapshot);
  if (usesIn(rules)(tree).drifts.size === 0) return null;
  const lineIn = (file: string, offset: number): number =>
    lineStart(snapshot.modules.textOf(file) ?? '', offset);
  const isBeside = ({ file, range }: Finding): boolean =>
    file === finding.file && lineIn(file, range.start) === lineIn(file, finding.range.start);
  for (const edit of fix.edits) {
    const suppressed = driftIn(tree)(edit.file);
    if (suppressed === null || !suppressed.ranges.touch(within(edit))) continue;
    const spared = suppressed.findings.find((each) => overlaps(each.range, edit) && !isBeside(each));
    if (spared !== undefined) return { ...spared, why: `a comment suppresses ${spared.rule}` };
  }
  return null;
}

/** Without one of its two comments a block would be about other lines. What is about one line goes with it. */
function commentIn(fix: Fix, { modules }: Snapshot): Spared | null {
  for (const edit of fix.edits) {
    const module = modules.get(edit.file);
    const suppressions = module === null ? [] : (coverageIn(module)?.suppressions ?? []);
    const spared = suppressions.find(({ form, range }) => form !== 'line' && overlaps(range, edit));
    if (spared !== undefined)
      return { file: edit.file, range: spared.range, why: `${spared.word} is about other lines, too` };
  }
  return null;
}

/** What ranges touch that share a unit with the edit's, and don't only meet it. */
function within({ range: { start, end } }: Edit): Range {
  return { start: start + 1, end: end - 1 };
}

function overlaps(range: Range, edit: Edit): boolean {
  return range.start < edit.range.end && edit.range.start < range.end;
}

/** The suppressed findings of a file, with the ranges that they take up. */
const driftIn = memoize((tree: StepLibrary) =>
  memoize((file: string) => {
    const drifts = usesIn(rules)(tree).drifts.get(file);
    if (drifts === undefined) return null;
    const ranges = new TouchedRanges();
    for (const { finding } of drifts) ranges.add(finding.range);
    return { findings: drifts.map(({ finding }) => finding), ranges };
  }),
);
