/** Leaves out of a result what was known before, and writes the baseline where that is asked for. */
import type { OpenProjectWithBase } from '../project/base.ts';
import { findDrift } from '../engine/findings.ts';
import { openBaseline } from '../project/baseline/open.ts';
import type { Baseline } from '../project/baseline/open.ts';
import { baselineText } from '../project/baseline/text.ts';
import { viewOf } from '../project/baseline/view.ts';
import type { Loaded } from '../project/load.ts';
import { UsageError } from '../project/options.ts';
import type { CheckOptions } from '../project/options.ts';
import { wholeRunFilterOf } from '../project/run-filter.ts';
import { compareWithKnown, entriesOf } from '../results/known.ts';
import type { KnownEntry, Placed } from '../results/known.ts';
import type { CheckResult, ReportedBaseline } from '../results/report.ts';
import type { Finding } from '../rules/finding.ts';
import { BASELINE } from '../workspace/baseline-file.ts';
import { writeOwnFile } from '../workspace/own-file.ts';

/** What tells a finding of one run from all others. */
export type FoundPlace = Placed & Pick<Finding, 'range'>;

/** What is known by of a finding, as plain data. */
export function foundPlace({ file, range, rule, step, declaration, port, key }: Finding): FoundPlace {
  return { file, range, rule, step, declaration, port, key };
}

/** What the rules of a run find in all of the tree: a finding is known or not whichever paths were asked for. */
export interface Everywhere {
  readonly now: readonly FoundPlace[];
  /** In the tree that a change began with; null where nobody asks for what a change brought. */
  readonly before: readonly FoundPlace[] | null;
}

/**
 * @param baseline null where there is none
 * @throws WriteRefused where the baseline can't be written
 */
export async function withoutKnown(
  result: CheckResult,
  { now, before }: Everywhere,
  baseline: Baseline | null,
  opened: OpenProjectWithBase,
  options: CheckOptions,
): Promise<CheckResult> {
  const entries = baseline?.entries ?? [];
  const isInView = await viewOf(opened, options);
  const inBaseline = compareWithKnown(now, entries, isInView);
  const isKnown = knownAmong(now, [
    ...inBaseline.known,
    ...(before === null ? [] : knownBefore(now, before, inBaseline.known, entries)),
  ]);
  const isAdded = options.writeBaseline === 'update';
  return {
    ...result,
    findings: result.findings.filter((finding) => !isAdded && !isKnown(finding)),
    known: {
      findings: result.findings.filter((finding) => isAdded || isKnown(finding)),
      revision: (await opened.former)?.name ?? null,
      baseline:
        baseline === null
          ? null
          : await settledBaseline(baseline, opened, options, {
              known: [...inBaseline.known],
              unmatched: inBaseline.unmatched,
              // What depends on a file that can't be read may come back with it.
              isGone: (entry) => result.unparsable.length === 0 && isInView(entry),
              added: isAdded ? result.findings.filter((finding) => !isKnown(finding)) : [],
            }),
    },
  };
}

/**
 * What a baseline knows of a state of the tree.
 * @throws UsageError for a baseline that isn't there, or that is damaged: what it knows can't be told then
 */
export async function knownByBaseline(
  state: Loaded,
  opened: OpenProjectWithBase,
  options: CheckOptions,
): Promise<(found: FoundPlace) => boolean> {
  const baseline = await openBaseline(opened, options);
  if (baseline === null) return () => false;
  if (baseline.problem !== null)
    throw new UsageError(
      `${baseline.file}: ${baseline.problem.reason}: mend it, or give --no-baseline for comments on what it knows, too`,
    );
  const now = placesIn(state, options);
  const { known } = compareWithKnown(now, baseline.entries, await viewOf(opened, options));
  return knownAmong(now, [...known]);
}

/** What the rules of a run find in all of a tree, whichever paths were asked for. */
export function placesIn(tree: Loaded, options: CheckOptions): FoundPlace[] {
  return findDrift(tree.snapshot, [], wholeRunFilterOf(options, tree)).map(({ finding }) =>
    foundPlace(finding),
  );
}

/** What was there when a change began; an entry of the baseline that hides something now hides nothing more then. */
function knownBefore(
  now: readonly FoundPlace[],
  before: readonly FoundPlace[],
  inBaseline: ReadonlySet<FoundPlace>,
  entries: readonly KnownEntry[],
): ReadonlySet<FoundPlace> {
  const everywhere = (): boolean => true;
  const former = compareWithKnown(before, entries, everywhere).known;
  return compareWithKnown(
    now.filter((found) => !inBaseline.has(found)),
    entriesOf(before.filter((found) => !former.has(found))),
    everywhere,
  ).known;
}

/** What a baseline is after a run, which writes it where that is asked for. */
async function settledBaseline(
  { file, folder, text: former, problem }: Baseline,
  { scope }: OpenProjectWithBase,
  { writeBaseline }: CheckOptions,
  found: {
    readonly known: readonly Placed[];
    readonly unmatched: readonly KnownEntry[];
    readonly isGone: (entry: KnownEntry) => boolean;
    readonly added: readonly Placed[];
  },
): Promise<ReportedBaseline> {
  const { known, unmatched, isGone, added } = found;
  const gone = countOf(unmatched.filter(isGone));
  if (writeBaseline === undefined || (writeBaseline === 'prune' && problem !== null))
    return { file, gone, written: null };
  const kept = unmatched.filter((entry) => !isGone(entry));
  const text = baselineText([...known, ...kept, ...added], folder);
  if (text !== former) await writeOwnFile(BASELINE, file, text, scope.workTree ?? scope.root);
  const total = known.length + countOf(kept) + added.length;
  return { file, gone: 0, written: { total, added: added.length, dropped: gone } };
}

function countOf(entries: readonly KnownEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

/** What is inherited is told of one of the steps that have it, which may be another one where not all are asked for. */
function knownAmong(
  everywhere: readonly FoundPlace[],
  known: readonly FoundPlace[],
): (finding: FoundPlace) => boolean {
  const loosely = ({ rule, file, range, port, key }: FoundPlace): string =>
    JSON.stringify([rule, file, range.start, range.end, port, key]);
  const exactly = (found: FoundPlace): string =>
    JSON.stringify([loosely(found), found.step, found.declaration]);
  const isKnown = new Map<string, boolean>();
  const ofKnown = new Set(known);
  for (const each of everywhere)
    for (const text of [exactly(each), loosely(each)])
      if (!isKnown.has(text)) isKnown.set(text, ofKnown.has(each));
  return (finding) => isKnown.get(exactly(finding)) ?? isKnown.get(loosely(finding)) ?? false;
}
