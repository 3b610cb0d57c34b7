/** Writes comments that suppress what is left to tell, proved and formatted as fixes are. */
import { applyEdits } from '../edits/apply.ts';
import type { TextEdit } from '../edits/edit.ts';
import { noEffects } from '../library/questions/facts.ts';
import type { FailedProof } from '../proofs/proof.ts';
import { rules } from '../rules/index.ts';
import type { Drift } from '../rules/drift.ts';
import type { Finding } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { missingReasonRule } from '../rules/suppression/missing-reason.ts';
import { above, beside, suppressionText } from '../rules/suppression/placement.ts';
import { isSuppressible } from '../rules/suppression/suppressed.ts';
import { lineStart } from '../source/lines.ts';
import type { Module } from '../source/syntax.ts';
import { bisectFailures } from './bisect.ts';
import { findDrift } from './findings.ts';
import type { RunFilter } from './findings.ts';
import { formatChanged, whatFormattingBreaks } from './formatted.ts';
import type { FormatterOf } from './formatted.ts';
import { applyProved, stateOf } from './prove.ts';
import type { ChosenFix, State } from './prove.ts';
import { languageIn } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** What is left to tell on one line: one comment suppresses all of it. */
interface Line {
  readonly module: Module;
  readonly drifts: readonly [Drift, ...Drift[]];
}

export interface SuppressedLeft {
  readonly snapshot: Snapshot;
  /** Why a comment suppresses none of these, completing "not suppressed, since …"; all else is suppressed. */
  readonly refused: ReadonlyMap<Drift, string>;
  /** What there was to suppress, in the order of findings. */
  readonly drifts: readonly Drift[];
}

/** What is used where no comment can stand. */
const NO_PLACE =
  'no comment can stand above its line or at its end: stepalign-ignore-all at the top of the file suppresses it in all of it';

/**
 * @param start with all fixes that the run makes
 * @param reason for all comments alike; null for none
 * @param whyLeft why a finding wants no comment, completing "not suppressed, since …"; null where it does
 */
export async function suppressLeft(
  start: Snapshot,
  filter: RunFilter,
  reason: string | null,
  formatterOf: FormatterOf,
  whyLeft: (finding: Finding) => string | null,
): Promise<SuppressedLeft> {
  const drifts = findDrift(start, [], filter).filter(({ rule }) => isSuppressible(rule.name));
  const refused = new Map<Drift, string>();
  for (const drift of drifts) {
    const why = whyLeft(drift.finding);
    if (why !== null) refused.set(drift, why);
  }
  const refuse = (line: Line, why: string): void => {
    for (const drift of line.drifts) refused.set(drift, why);
  };
  const all = linesOf(
    drifts.filter((drift) => !refused.has(drift)),
    start,
    filter,
    refused,
  );
  const comments = placed(all, start, reason);
  for (const line of all) if (!comments.has(line)) refuse(line, NO_PLACE);
  const before = stateOf(start, [...new Set([...rules, ...filter.rules])]);
  const heard: ReadonlySet<Rule> = new Set(reason === null ? [missingReasonRule] : []);
  for (;;) {
    const lines = all.filter((line) => line.drifts.some((drift) => !refused.has(drift)));
    if (lines.length === 0) return { snapshot: start, refused, drifts };
    const apply = (some: readonly Line[]): State | FailedProof =>
      applyProved(before, chosenOf(some, comments), heard);
    const proved = apply(lines);
    if ('proof' in proved) {
      const guilty = bisectFailures(lines, proved, (some) => {
        const tried = apply(some);
        return 'proof' in tried ? tried : null;
      });
      for (const [line, { why }] of guilty) refuse(line, `with a comment there, ${why}`);
      continue;
    }
    const { snapshot, failures } = await formatChanged(start, proved.snapshot, formatterOf);
    const broken =
      failures.size > 0 ? failures : whatFormattingBreaks(proved.snapshot, snapshot, filter, () => true);
    if (broken.size === 0) return { snapshot, refused, drifts };
    for (const line of lines) {
      const failure = broken.get(line.module.path);
      if (failure !== undefined) refuse(line, failure.why);
    }
  }
}

/** The drift by its lines, in files that may be changed. @param refused gets all else */
function linesOf(
  drifts: readonly Drift[],
  { modules }: Snapshot,
  filter: RunFilter,
  refused: Map<Drift, string>,
): Line[] {
  const lines = new Map<string, { module: Module; drifts: [Drift, ...Drift[]] }>();
  for (const drift of drifts) {
    const { file, range } = drift.finding;
    const module = modules.get(file);
    const frozen = filter.whyFrozen(file);
    if (module === null || module.problems.length > 0 || frozen !== null) {
      refused.set(drift, `${filter.nameOf(file)} ${frozen === null ? "doesn't parse" : `is ${frozen}`}`);
      continue;
    }
    const key = JSON.stringify([file, lineStart(module.text, range.start)]);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { module, drifts: [drift] });
    else known.drifts.push(drift);
  }
  return [...lines.values()];
}

/** A comment for each line that takes one: above it, or else at its end. */
function placed(
  lines: readonly Line[],
  snapshot: Snapshot,
  reason: string | null,
): ReadonlyMap<Line, TextEdit> {
  const found = new Map<Line, TextEdit>();
  const byModule = new Map<Module, Line[]>();
  for (const line of lines) {
    const known = byModule.get(line.module);
    if (known === undefined) byModule.set(line.module, [line]);
    else known.push(line);
  }
  for (const [module, own] of byModule) {
    let left = own;
    for (const place of [above, beside]) {
      const tried = left.flatMap((line) => {
        const names = [...new Set(line.drifts.map(({ rule }) => rule.name))];
        const text = suppressionText(module, names, reason);
        const comment = text === null ? null : place(module, line.drifts[0].finding.range, text);
        return comment === null ? [] : [[line, comment] as const];
      });
      for (const [line, comment] of readAsComments(module, tried, snapshot)) found.set(line, comment);
      left = left.filter((line) => !found.has(line));
    }
  }
  return found;
}

/** Those that the language takes for comments where they stand: within a string they would be a part of it. */
function readAsComments(
  module: Module,
  tried: readonly (readonly [Line, TextEdit])[],
  snapshot: Snapshot,
): (readonly [Line, TextEdit])[] {
  if (tried.length === 0) return [];
  const text = applyEdits(
    module.text,
    tried.map(([, comment]) => comment),
  );
  const read = languageIn(snapshot, module.language).read({ path: module.path, text });
  // Behind another comment on its line it is a part of that, and ends with it all the same.
  const ends = new Set(read.comments.map(({ end }) => end));
  let shift = 0;
  return [...tried]
    .sort(([, a], [, b]) => a.range.start - b.range.start)
    .filter(([, comment]) => {
      const end = comment.range.start + shift + comment.text.trimEnd().length;
      shift += comment.text.length;
      return ends.has(end);
    });
}

function chosenOf(lines: readonly Line[], comments: ReadonlyMap<Line, TextEdit>): ChosenFix[] {
  return lines.flatMap((line) =>
    line.drifts.map((drift, at): ChosenFix => {
      const comment = comments.get(line);
      // One comment for all of them.
      const edits =
        comment === undefined || at > 0
          ? []
          : [{ file: line.module.path, range: comment.range, text: comment.text }];
      const fix = {
        transform: 'suppress',
        safety: 'safe' as const,
        reason: 'suppress it',
        edits,
        effects: noEffects(),
      };
      return { ...drift, fix, isSilenced: true };
    }),
  );
}
