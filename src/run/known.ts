/** Leaves out of a result what its baseline knows, and writes the baseline where that is asked for. */
import type { OpenProjectWithBase } from '../project/base.ts';
import type { Baseline } from '../project/baseline/open.ts';
import { baselineText } from '../project/baseline/text.ts';
import { viewOf } from '../project/baseline/view.ts';
import type { CheckOptions } from '../project/options.ts';
import { compareWithKnown } from '../results/known.ts';
import type { KnownEntry, Placed } from '../results/known.ts';
import type { CheckResult, ReportedFinding } from '../results/report.ts';
import type { Finding } from '../rules/finding.ts';
import { BASELINE } from '../workspace/baseline-file.ts';
import { writeOwnFile } from '../workspace/own-file.ts';

/** What tells a finding of one run from all others. */
export type FoundPlace = Placed & Pick<Finding, 'range'>;

/** What is known by of a finding, as plain data. */
export function foundPlace({ file, range, rule, step, declaration, port, key }: Finding): FoundPlace {
  return { file, range, rule, step, declaration, port, key };
}

/**
 * @param everywhere what the rules of the run find in all of the tree: it is known or not whichever paths were asked for
 * @throws WriteRefused where the baseline can't be written
 */
export async function withoutKnown(
  result: CheckResult,
  everywhere: readonly FoundPlace[],
  baseline: Baseline,
  opened: OpenProjectWithBase,
  options: CheckOptions,
): Promise<CheckResult> {
  const { writeBaseline } = options;
  const isInView = await viewOf(opened, options);
  const { known, unmatched } = compareWithKnown(everywhere, baseline.entries, isInView);
  const isKnown = knownAmong(everywhere, known);
  // What depends on a file that can't be read may come back with it.
  const gone = result.unparsable.length > 0 ? [] : unmatched.filter(isInView);
  const added = writeBaseline === 'update' ? result.findings.filter((finding) => !isKnown(finding)) : [];
  const isAdded = new Set(added);
  const isNew = (finding: ReportedFinding): boolean => !isKnown(finding) && !isAdded.has(finding);
  const isWritten = writeBaseline === 'update' || (writeBaseline === 'prune' && baseline.problem === null);
  const dropped = new Set(gone);
  const kept = unmatched.filter((entry) => !dropped.has(entry));
  if (isWritten) {
    const text = baselineText([...known, ...kept, ...added], baseline.folder);
    const { workTree, root } = opened.scope;
    if (text !== baseline.text) await writeOwnFile(BASELINE, baseline.file, text, workTree ?? root);
  }
  return {
    ...result,
    findings: result.findings.filter(isNew),
    known: {
      findings: result.findings.filter((finding) => !isNew(finding)),
      baseline: {
        file: baseline.file,
        gone: isWritten ? 0 : countOf(gone),
        written: isWritten
          ? {
              total: known.size + countOf(kept) + added.length,
              added: added.length,
              dropped: countOf(gone),
            }
          : null,
      },
    },
  };
}

function countOf(entries: readonly KnownEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

/** What is inherited is told of one of the steps that have it, which may be another one where not all are asked for. */
function knownAmong(
  everywhere: readonly FoundPlace[],
  known: ReadonlySet<FoundPlace>,
): (finding: ReportedFinding) => boolean {
  const loosely = ({ rule, file, range, port, key }: FoundPlace): string =>
    JSON.stringify([rule, file, range.start, range.end, port, key]);
  const exactly = (found: FoundPlace): string =>
    JSON.stringify([loosely(found), found.step, found.declaration]);
  const isKnown = new Map<string, boolean>();
  for (const each of everywhere)
    for (const text of [exactly(each), loosely(each)])
      if (!isKnown.has(text)) isKnown.set(text, known.has(each));
  return (finding) => isKnown.get(exactly(finding)) ?? isKnown.get(loosely(finding)) ?? false;
}
