/** Finds the drift of a library, each with what its transform proposes. */
import { indexLines } from '../source/lines.ts';
import { isRefusal } from '../source/refusal.ts';
import { sparedFrom } from './spared.ts';
import { timed } from './stopwatch.ts';
import type { Stopwatch } from './stopwatch.ts';
import { languageIn, libraryOf } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { driftsIn } from '../rules/drift.ts';
import type { Drift } from '../rules/drift.ts';
import type { Finding, Fix, Severity } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { suppressionOf } from '../rules/suppression/suppressed.ts';
import { remediesOf } from '../rules/transform.ts';
import type { OwnedRemedy, Transform, TransformContext } from '../rules/transform.ts';
import type { Module } from '../source/syntax.ts';
import type { StepLibrary } from '../library/model/model.ts';
import { librariesIn } from '../library/questions/apart.ts';

/** A drift with what is to be done about it, its finding and its fix in the coordinates of the snapshot's texts. */
export interface ProposedFinding extends Drift {
  readonly fix: Fix | null;
  /** Why there is none, and what a person has to decide; null where the finding's own help is what there is to say. */
  readonly refusal: string | null;
}

/** What a run is about: the rules, and which of their findings. */
export interface RunFilter {
  readonly rules: readonly Rule[];
  /** @param tree all libraries of the run together */
  readonly isWanted: (drift: Drift, tree: StepLibrary) => boolean;
  /** How severe a finding is, where the run has it otherwise than the rule. */
  readonly severityOf?: (finding: Finding) => Severity;
  /** Why a file may not be changed, completing "… would change it, which is …"; null where it may. */
  readonly whyFrozen: (file: string) => string | null;
  /** A file as messages name it. */
  readonly nameOf: (file: string) => string;
}

/** A drift that a comment keeps from being told. */
export interface SuppressedDrift extends Drift {
  /** As the comment gives it; null where it gives none. */
  readonly reason: string | null;
}

/**
 * Every wanted finding of the snapshot that no comment suppresses, sorted by file and place; findings at one place in the
 * order of the rules.
 */
export function findDrift(
  snapshot: Snapshot,
  transforms: readonly Transform[],
  filter: RunFilter,
): ProposedFinding[] {
  const remedies = remediesOf(transforms);
  const tree = libraryOf(snapshot);
  const proposed = wantedDrift(snapshot, filter).flatMap(({ library, drifts }) => {
    const told = drifts.filter(({ finding }) => suppressionOf(finding, tree) === null);
    return timed(snapshot.stopwatch, 'planning', () => {
      const context = {
        library,
        nameOf: filter.nameOf,
        notation: (module: Module) => languageIn(snapshot, module.language).notation(module),
      };
      return told.map((drift) => ({
        ...drift,
        finding: withSeverity(drift.finding, filter),
        ...proposalFor(drift, remedies.get(drift.rule), context, snapshot, filter),
      }));
    });
  });
  return proposed.sort((a, b) => byPlace(a.finding, b.finding));
}

/** Every wanted drift that a comment suppresses, sorted as findings are. */
export function suppressedDrift(snapshot: Snapshot, filter: RunFilter): SuppressedDrift[] {
  const tree = libraryOf(snapshot);
  return wantedDrift(snapshot, filter)
    .flatMap(({ drifts }) => drifts)
    .flatMap((drift) => {
      const suppression = suppressionOf(drift.finding, tree);
      return suppression === null
        ? []
        : [{ ...drift, finding: withSeverity(drift.finding, filter), reason: suppression.reason }];
    })
    .sort((a, b) => byPlace(a.finding, b.finding));
}

/** What a run is about in each library, suppressed or not; what variants inherit, and what several libraries have, once. */
function wantedDrift(
  snapshot: Snapshot,
  filter: RunFilter,
): { readonly library: StepLibrary; readonly drifts: readonly Drift[] }[] {
  const seen = new Set<string>();
  const tree = libraryOf(snapshot);
  return looksAt(filter.rules, tree).map(({ library, rules }) => {
    const wanted = runRules(rules, library, snapshot.stopwatch).filter((drift) =>
      filter.isWanted(drift, tree),
    );
    return { library, drifts: withoutInherited(wanted, library).filter(isFirstIn(seen)) };
  });
}

function withSeverity(finding: Finding, { severityOf }: RunFilter): Finding {
  const severity = severityOf?.(finding) ?? finding.severity;
  return severity === finding.severity ? finding : { ...finding, severity };
}

/** What stands outside of all libraries is looked at in each, and told of once. */
function isFirstIn(seen: Set<string>): (drift: Drift) => boolean {
  const before = new Set(seen);
  return ({ identity }) => {
    seen.add(identity);
    return !before.has(identity);
  };
}

/** What these rules find in a tree. */
export function driftsInTree(
  rules: readonly Rule[],
  tree: StepLibrary,
  stopwatch: Stopwatch | undefined,
): Drift[] {
  const seen = new Set<string>();
  return looksAt(rules, tree).flatMap(({ library, rules: own }) =>
    runRules(own, library, stopwatch).filter(isFirstIn(seen)),
  );
}

/** What each rule is asked about: the libraries of a tree one by one, and after them the tree as a whole. */
function looksAt(
  rules: readonly Rule[],
  tree: StepLibrary,
): { readonly library: StepLibrary; readonly rules: readonly Rule[] }[] {
  const ofTree = rules.filter(({ isAboutTree }) => isAboutTree === true);
  const ofEach = rules.filter(({ isAboutTree }) => isAboutTree !== true);
  return [
    ...librariesIn(tree).map((library) => ({ library, rules: ofEach })),
    ...(ofTree.length === 0 ? [] : [{ library: tree, rules: ofTree }]),
  ];
}

/** What these rules find, wanted or not, in their order. */
function runRules(rules: readonly Rule[], library: StepLibrary, stopwatch: Stopwatch | undefined): Drift[] {
  return rules.flatMap((rule) => timed(stopwatch, 'rules', () => driftsIn(library)(rule), rule.name));
}

/** What a variant inherits stands once, in its base: a finding there is reported once, for the first step that has it. */
function withoutInherited(drifts: readonly Drift[], library: StepLibrary): Drift[] {
  const merged = new Set(library.specs.filter(({ isVariant }) => isVariant).map(({ module }) => module.path));
  const seen = new Set<string>();
  return drifts.filter(({ finding: { rule, file, range, port } }) => {
    const place = JSON.stringify([rule, file, range.start, range.end, port]);
    if (!merged.has(file)) return true;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function proposalFor(
  drift: Drift,
  remedy: OwnedRemedy | undefined,
  context: TransformContext,
  snapshot: Snapshot,
  filter: RunFilter,
): Pick<ProposedFinding, 'fix' | 'refusal'> {
  const proposal = remedy?.propose(drift.found, context) ?? null;
  if (remedy === undefined || proposal === null) return { fix: null, refusal: null };
  if (isRefusal(proposal)) return { fix: null, refusal: proposal.why };
  const fix = { transform: remedy.transform.name, ...proposal };
  const refusal = whyWithheld(fix, snapshot, filter) ?? whySuppressed(fix, drift, snapshot, filter);
  return { fix: refusal === null ? fix : null, refusal };
}

/** A fix is whole or not at all: one file that may not be changed withholds it. */
function whyWithheld(fix: Fix, snapshot: Snapshot, filter: RunFilter): string | null {
  for (const { file } of fix.edits) {
    const frozen = filter.whyFrozen(file);
    if (frozen !== null)
      return `not fixed, since the fix would change ${filter.nameOf(file)}, which is ${frozen}`;
    if ((snapshot.modules.get(file)?.problems.length ?? 0) > 0)
      return `not fixed, since ${filter.nameOf(file)} doesn't parse`;
  }
  return null;
}

/** What a comment suppresses is left as it is: a fix of something else doesn't take it along. */
function whySuppressed(fix: Fix, drift: Drift, snapshot: Snapshot, { nameOf }: RunFilter): string | null {
  const spared = sparedFrom(fix, drift, snapshot);
  if (spared === null) return null;
  const { file, range, why } = spared;
  const { line } = indexLines(snapshot.modules.textOf(file) ?? '').positionAt(range.start);
  return `not fixed, since the fix would change ${nameOf(file)}:${line}, where ${why}`;
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start - b.range.start;
}
