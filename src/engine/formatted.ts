/** Formats what a run has changed where it was formatted before, and proves that nothing else comes of it. */
import type { Formatter } from '../formatting/config-file.ts';
import { noEffects } from '../library/questions/facts.ts';
import { proveFindings } from '../proofs/findings.ts';
import { formatProved } from '../proofs/format.ts';
import { proveModel } from '../proofs/model.ts';
import type { FailedProof } from '../proofs/proof.ts';
import { proveSyntax } from '../proofs/syntax.ts';
import type { Fix } from '../rules/finding.ts';
import { rules } from '../rules/index.ts';
import type { Transform } from '../rules/transform.ts';
import type { RunFilter } from './findings.ts';
import { bisectFailures } from './bisect.ts';
import { runPasses } from './passes.ts';
import type { PassesResult, FailedFixes } from './passes.ts';
import { allFacts, modulesIn, stateOf } from './prove.ts';
import { timedAsync } from './stopwatch.ts';
import { changedTexts, withTexts } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** What formats a file; null where it isn't to be formatted. */
export type FormatterOf = (file: string) => Promise<Formatter | null>;

export interface FormattedResult extends PassesResult {
  /** Fixes that failed the proof `format`. */
  readonly unformattable: FailedFixes;
}

/**
 * Runs the passes and formats what they change. Where a file can't be formatted, all fixes that change it are taken back
 * and the passes run anew.
 */
export async function runFormatted(
  start: Snapshot,
  stages: readonly (readonly Transform[])[],
  filter: RunFilter,
  isAllowed: (fix: Fix) => boolean,
  formatterOf: FormatterOf,
): Promise<FormattedResult> {
  const unformattable = new Map<string, FailedProof>();
  const isSettled = (snapshot: Snapshot): boolean =>
    runPasses(snapshot, stages, filter, isAllowed, unformattable).fixed.length === 0;
  for (;;) {
    const result = runPasses(start, stages, filter, isAllowed, unformattable);
    const { snapshot, failures } = await formatChanged(start, result.snapshot, formatterOf);
    const failed =
      failures.size > 0 ? failures : whatFormattingBreaks(result.snapshot, snapshot, filter, isSettled);
    if (failed.size === 0) return { ...result, snapshot, unformattable };
    for (const { identity, fix } of result.fixed) {
      const [failure] = (fix?.edits ?? []).flatMap(({ file }) => failed.get(file) ?? []);
      if (failure !== undefined) unformattable.set(identity, failure);
    }
  }
}

/**
 * Formats the files that differ between two snapshots and were clean for their formatter in the first.
 * @returns the second snapshot with their formatted texts, and which of them can't be formatted
 */
export async function formatChanged(
  before: Snapshot,
  after: Snapshot,
  formatterOf: FormatterOf,
): Promise<{ readonly snapshot: Snapshot; readonly failures: ReadonlyMap<string, FailedProof> }> {
  const texts = new Map<string, string>();
  const failures = new Map<string, FailedProof>();
  for (const [path, { before: old, after: text }] of changedTexts(before, after)) {
    const formatted = await timedAsync(after.stopwatch, 'formatting', async () => {
      const formatter = await formatterOf(path);
      return formatter === null ? null : formatProved(path, old, text, formatter);
    });
    if (typeof formatted === 'string' && formatted !== text) texts.set(path, formatted);
    else if (typeof formatted === 'object' && formatted !== null) failures.set(path, formatted);
  }
  return { snapshot: texts.size === 0 ? after : withTexts(after, texts), failures };
}

/** The files whose formatting, with that of those before them, changes more than how the text looks. */
export function whatFormattingBreaks(
  before: Snapshot,
  after: Snapshot,
  filter: RunFilter,
  isSettled: (snapshot: Snapshot) => boolean,
): ReadonlyMap<string, FailedProof> {
  const formatted = changedTexts(before, after);
  if (formatted.size === 0) return new Map();
  const allRules = [...new Set([...rules, ...filter.rules])];
  const old = stateOf(before, allRules);
  const failureOf = (snapshot: Snapshot): FailedProof | null => {
    const now = stateOf(snapshot, allRules);
    const failed =
      proveSyntax(modulesIn(before, formatted.keys()), modulesIn(snapshot, formatted.keys())) ??
      proveModel(
        allFacts(old, formatted.keys()),
        allFacts(now, formatted.keys()),
        noEffects(),
        () => false,
      ) ??
      proveFindings(old.drifts, now.drifts, [], new Set()) ??
      proveFindings(old.told, now.told, [], new Set());
    if (failed !== null)
      return { proof: 'format', why: `formatted, it breaks the proof ${failed.proof}: ${failed.why}` };
    return isSettled(snapshot)
      ? null
      : { proof: 'format', why: 'formatted, there would be something to change anew' };
  };
  const together = failureOf(after);
  if (together === null) return new Map();
  const guilty = bisectFailures([...formatted], together, (some) =>
    failureOf(withTexts(before, new Map(some.map(([path, texts]) => [path, texts.after])))),
  );
  return new Map([...guilty].map(([[path], failed]) => [path, failed]));
}
