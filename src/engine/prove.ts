/** Applies fixes and proves that the result is what they promise. */
import { applyEdits } from '../edits/apply.ts';
import type { TextEdit } from '../edits/edit.ts';
import type { Module } from '../source/syntax.ts';
import { factsOf, factsOfFiles, joinEffects } from '../library/questions/facts.ts';
import type { Fact } from '../library/questions/facts.ts';
import type { StepLibrary } from '../library/model/model.ts';
import { proveBytes } from '../proofs/bytes.ts';
import { proveFindings } from '../proofs/findings.ts';
import { proveModel } from '../proofs/model.ts';
import type { FailedProof } from '../proofs/proof.ts';
import { proveSyntax } from '../proofs/syntax.ts';
import type { Drift } from '../rules/drift.ts';
import type { Fix } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { suppressionOf } from '../rules/suppression/suppressed.ts';
import { driftsInTree } from './findings.ts';
import { libraryOf, withTexts } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** A drift with the fix that is to be applied. */
export interface ChosenFix extends Drift {
  readonly fix: Fix;
  /** Whether the fix leaves the drift, and keeps it from being told. */
  readonly isSilenced?: true;
}

/** A snapshot with what proofs compare. */
export interface State {
  readonly snapshot: Snapshot;
  readonly library: StepLibrary;
  readonly rules: readonly Rule[];
  readonly facts: readonly Fact[];
  /** Of all these rules, whatever the run is about: a fix may not bring up anything. */
  readonly drifts: readonly Drift[];
  /** Those of them that no comment suppresses: a fix may not bring up what was suppressed, either. */
  readonly told: readonly Drift[];
}

export function stateOf(snapshot: Snapshot, rules: readonly Rule[]): State {
  const library = libraryOf(snapshot);
  const drifts = driftsInTree(rules, library, snapshot.stopwatch);
  return {
    snapshot,
    library,
    rules,
    facts: factsOf(library),
    drifts,
    told: drifts.filter(({ finding }) => suppressionOf(finding, library) === null),
  };
}

/**
 * The state with all of the fixes, or the first promise that doesn't hold.
 * @param chosen fixes of which none touches what another one changes; ranges in the state's texts
 * @param heardLater rules whose findings may come up, since they look at what these fixes make right
 */
export function applyProved(
  before: State,
  chosen: readonly ChosenFix[],
  heardLater: ReadonlySet<Rule>,
): State | FailedProof {
  const { snapshot } = before;
  const edits = editsByFile(chosen);
  const texts = new Map<string, string>();
  for (const [file, own] of edits) {
    const text = snapshot.modules.get(file)?.text;
    if (text === undefined)
      return { proof: 'bytes', why: `it changes ${file}, which isn't part of the library` };
    const changed = applied(text, own);
    const failed =
      changed === null
        ? ({ proof: 'bytes', why: `edits overlap, or lie outside the text in ${file}` } as const)
        : proveBytes(file, text, changed, own);
    if (failed !== null) return failed;
    texts.set(file, changed ?? text);
  }
  const changed = withTexts(snapshot, texts);
  const unparsable = proveSyntax(modulesIn(snapshot, edits.keys()), modulesIn(changed, edits.keys()));
  if (unparsable !== null) return unparsable;
  const after = stateOf(changed, before.rules);
  const isShared = (file: string): boolean => snapshot.modules.get(file)?.document != null;
  const mended = chosen.filter(({ isSilenced }) => isSilenced !== true);
  const effects = joinEffects(chosen.map(({ fix }) => fix.effects));
  return (
    proveModel(allFacts(before, edits.keys()), allFacts(after, edits.keys()), effects, isShared) ??
    proveFindings(before.drifts, after.drifts, mended, heardLater) ??
    proveFindings(before.told, after.told, chosen, heardLater) ??
    after
  );
}

export function modulesIn({ modules }: Snapshot, files: Iterable<string>): Module[] {
  return [...files].flatMap((file) => modules.get(file) ?? []);
}

/** What the declarations of a state say, and these files as a whole. */
export function allFacts({ facts, library }: State, files: Iterable<string>): Fact[] {
  return [...facts, ...factsOfFiles(library, files)];
}

/** The edits of fixes, by file. */
export function editsByFile(chosen: readonly { readonly fix: Fix }[]): Map<string, TextEdit[]> {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of chosen.flatMap(({ fix }) => fix.edits)) {
    const known = byFile.get(edit.file);
    if (known === undefined) byFile.set(edit.file, [edit]);
    else known.push(edit);
  }
  return byFile;
}

/** Null where the edits can't be applied: then they aren't edits of this text. */
function applied(text: string, edits: readonly TextEdit[]): string | null {
  try {
    return applyEdits(text, edits);
  } catch {
    return null;
  }
}
