/** Turns findings into what users see: with line, column and the source line. */
import { indexLines } from '../source/lines.ts';
import type { LineIndex } from '../source/lines.ts';
import type { Source } from '../languages/language.ts';
import { memoize } from '../memoize/memoize.ts';
import type { ReportedFinding, SuppressedFinding } from '../results/report.ts';
import type { Finding } from '../rules/finding.ts';
import type { ProposedFinding, SuppressedDrift } from '../engine/findings.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/** The lines of a source, for many look-ups. */
export const linesIn = memoize(({ text }: Source) => indexLines(text));
const NO_LINES = indexLines('');

/** @param snapshot holds the texts that the findings' places are in */
export function reportFindings(findings: readonly ProposedFinding[], snapshot: Snapshot): ReportedFinding[] {
  const linesOf = linesWithin(snapshot);
  return findings.map(({ finding, fix, refusal }) => ({
    ...located(finding, linesOf),
    help: refusal ?? finding.help,
    fix: fix && {
      ...fix,
      edits: fix.edits.map((edit) => {
        const edited = linesOf(edit.file);
        const [start, end] = [edited.positionAt(edit.range.start), edited.positionAt(edit.range.end)];
        return { ...edit, start, end };
      }),
    },
  }));
}

/**
 * @param snapshot holds the texts that the findings' places are in
 * @param isNew whether the changes of the run suppress them
 */
export function reportSuppressed(
  drifts: readonly Pick<SuppressedDrift, 'finding' | 'reason'>[],
  snapshot: Snapshot,
  isNew = false,
): SuppressedFinding[] {
  const linesOf = linesWithin(snapshot);
  return drifts.map(({ finding, reason }) => ({ ...located(finding, linesOf), reason, isNew }));
}

type LinesOf = (file: string) => LineIndex;

function linesWithin({ modules, documents }: Snapshot): LinesOf {
  return (file) => {
    const source = modules.get(file) ?? documents.get(file);
    return source === null ? NO_LINES : linesIn(source);
  };
}

/** Findings on one line have a copy of it each. */
const LONGEST_LINE = 1000;

/** @param column that is to be in the part */
function partAround(line: string, column: number): Pick<ReportedFinding, 'sourceLine' | 'sourceColumn'> {
  const last = Math.max(0, line.length - LONGEST_LINE);
  const from = Math.min(Math.max(0, column - 1 - LONGEST_LINE / 2), last);
  return { sourceLine: line.slice(from, from + LONGEST_LINE), sourceColumn: from + 1 };
}

function located(finding: Finding, linesOf: LinesOf): Omit<ReportedFinding, 'fix'> {
  const lines = linesOf(finding.file);
  const position = lines.positionAt(finding.range.start);
  return {
    ...finding,
    ...position,
    ...partAround(lines.lineAt(position.line), position.column),
    end: lines.positionAt(finding.range.end),
    related: finding.related.map((place) => ({
      ...place,
      ...linesOf(place.file).positionAt(place.range.start),
    })),
  };
}
