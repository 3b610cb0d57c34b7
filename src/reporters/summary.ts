/** The last lines of a run: how much was looked at, found and changed. */
import type {
  CheckResult,
  FixResult,
  KnownFindings,
  ReportedBaseline,
  ReportedFinding,
} from '../results/report.ts';

/** Said in place of no drift: nobody should think that a library was looked at. */
const NO_SOURCE = 'there is no source here';

/** `checked 8 files: 2 errors, 1 warning; 3 suppressed` */
export function checkSummary({ filesRead, findings, known, suppressed, unparsable }: CheckResult): string {
  if (filesRead === 0 && unparsable.length === 0) return `nothing to check: ${NO_SOURCE}${goneCount(known)}`;
  return `checked ${count(filesRead, 'file')}: ${newCounts(findings, known)}${suppressedCount(suppressed)}${unreadCount(unparsable.length)}${goneCount(known)}`;
}

/** `1 error; 200 known`; with the git revision that had them, where there is one. */
export function newCounts(findings: readonly ReportedFinding[], known: KnownFindings | undefined): string {
  const number = known?.findings.length ?? 0;
  if (number === 0) return findingCounts(findings);
  const at = known?.revision == null ? '' : ` (${known.revision})`;
  return `${findings.length === 0 ? 'no new drift' : findingCounts(findings)}; ${number} known${at}`;
}

function goneCount(known: KnownFindings | undefined): string {
  const gone = known?.baseline?.gone ?? 0;
  if (gone === 0) return '';
  return `; ${count(gone, 'finding')} of the baseline ${gone === 1 ? 'is' : 'are'} gone: --prune drops ${gone === 1 ? 'it' : 'them'}`;
}

/** What became of a baseline that a run has written. */
export function baselineSummary({ total, added, dropped }: NonNullable<ReportedBaseline['written']>): string {
  return `${count(total, 'finding')} ${total === 1 ? 'is' : 'are'} known by now: ${added} added, ${dropped} dropped`;
}

/** `2 files would change: 3 findings fixed, 1 left (1 with --review)` */
export function fixSummary(result: FixResult): string {
  const { filesRead, changes, findings, suppressed, written, unparsable, takenBack } = result;
  if (filesRead === 0 && unparsable.length === 0) return `nothing to fix: ${NO_SOURCE}`;
  const left = findings.filter(({ fixed }) => !fixed);
  const review = left.filter(({ fix }) => fix !== null).length;
  const defects = takenBack === 0 ? '' : `; ${count(takenBack, 'fix')} failed a proof and stayed away`;
  const silenced = suppressed.filter(({ isNew }) => isNew).length;
  const tail = `${suppressedCount(suppressed)}${unreadCount(unparsable.length)}${defects}`;
  const leftWords = `${findingCounts(left)} left${review === 0 ? '' : ` (${review} of them fixable with --review)`}`;
  if (changes.length === 0) {
    return left.length === 0
      ? `${checkSummary(result)}; nothing to fix`
      : `nothing to change: ${leftWords}${tail}`;
  }
  const silencedWords = silenced === 0 ? '' : `, ${silenced} suppressed`;
  const fixedWords = `${count(findings.length - left.length, 'finding')} fixed${silencedWords}`;
  const changed = `${count(changes.length, 'file')} ${written ? 'changed' : 'would change'}`;
  return `${changed}: ${fixedWords}, ${left.length === 0 ? 'none left' : leftWords}${tail}`;
}

/** `2 errors, 1 warning`, or `no drift found`. */
function findingCounts(findings: readonly ReportedFinding[]): string {
  const counts = (['error', 'warning', 'info'] as const)
    .map(
      (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
    )
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => (severity === 'info' ? `${number} info` : count(number, severity)));
  return counts.length === 0 ? 'no drift found' : counts.join(', ');
}

function suppressedCount(suppressed: CheckResult['suppressed']): string {
  const [before, all] = [suppressed.filter(({ isNew }) => !isNew).length, suppressed.length];
  return before === 0 ? '' : `; ${before} suppressed${before < all ? ' before' : ''}`;
}

function unreadCount(unparsable: number): string {
  return unparsable === 0 ? '' : `; ${count(unparsable, 'path')} could not be read or parsed`;
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : noun.endsWith('x') ? 'es' : 's'}`;
}
