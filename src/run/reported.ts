/** Turns findings into what users see: with lines, columns and the line itself. */
import { indexLines } from '../edits/lines.ts';
import type { LineIndex } from '../edits/lines.ts';
import type { ReportedFinding } from '../reporters/report.ts';
import type { ProposedFinding } from './findings.ts';
import type { Tree } from './tree.ts';

/** @param tree holds the texts that the findings' places are in */
export function reportFindings(findings: readonly ProposedFinding[], tree: Tree): ReportedFinding[] {
  const indexes = new Map<string, LineIndex>();
  const linesOf = (file: string): LineIndex => {
    const known =
      indexes.get(file) ?? indexLines((tree.modules.get(file) ?? tree.documents.get(file))?.text ?? '');
    indexes.set(file, known);
    return known;
  };
  return findings.map(({ finding, fix }) => {
    const lines = linesOf(finding.file);
    const position = lines.positionAt(finding.range.start);
    return {
      ...finding,
      ...position,
      sourceLine: lines.lineAt(position.line),
      related: finding.related.map((place) => ({
        ...place,
        ...linesOf(place.file).positionAt(place.range.start),
      })),
      fix,
    };
  });
}
