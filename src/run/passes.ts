/** Applies fixes in passes until nothing is left that may be applied. */
import { applyEdits, touches } from '../edits/apply.ts';
import type { Edit } from '../edits/edit.ts';
import { compose, mapThrough, samePositions } from '../edits/position-map.ts';
import type { PositionMap } from '../edits/position-map.ts';
import type { Fix } from '../rules/finding.ts';
import { identityOf } from '../rules/transform.ts';
import type { Transform } from '../rules/transform.ts';
import { findDrift } from './findings.ts';
import type { Focus, ProposedFinding } from './findings.ts';
import { withTexts } from './tree.ts';
import type { Tree } from './tree.ts';

/** A pass applies at least one fix, so this many mean that fixes undo each other. */
const MAX_PASSES = 100;

export interface PassesResult {
  /** The tree with every applied fix. */
  readonly tree: Tree;
  /** What was fixed, and what was not; in the coordinates of the first tree. */
  readonly fixed: readonly ProposedFinding[];
  readonly left: readonly ProposedFinding[];
}

/**
 * @param stages transforms in the order of their stages: one stage is done before the next begins
 * @param isAllowed which fixes may be applied
 * @throws Error where fixes don't come to an end or break a file's syntax: both are defects of a transform
 */
export function runPasses(
  start: Tree,
  stages: readonly (readonly Transform[])[],
  focus: Focus,
  isAllowed: (fix: Fix) => boolean,
): PassesResult {
  const all = stages.flat();
  const fixed = new Map<string, ProposedFinding>();
  const origins = new Map<string, PositionMap>();
  let tree = start;
  for (const stage of stages) {
    const ruleNames = new Set(stage.flatMap((transform) => transform.rules));
    const stageFocus = { ...focus, rules: focus.rules.filter((rule) => ruleNames.has(rule.name)) };
    for (let pass = 0; ; pass += 1) {
      const chosen = choose(findDrift(tree, stage, stageFocus), isAllowed);
      if (chosen.length === 0) break;
      if (pass === MAX_PASSES)
        throw new Error(`fixes don't come to an end: ${chosen[0]?.finding.message ?? ''}`);
      for (const proposed of chosen) fixed.set(identityOf(proposed.finding), toOrigin(proposed, origins));
      tree = applyAll(tree, chosen, origins);
    }
  }
  const left = findDrift(tree, all, focus).map((proposed) => toOrigin(proposed, origins));
  return { tree, fixed: [...fixed.values()], left };
}

/** The fixes of one pass: allowed, and none of them touches what another one changes. */
function choose(
  findings: readonly ProposedFinding[],
  isAllowed: (fix: Fix) => boolean,
): (ProposedFinding & { fix: Fix })[] {
  const taken: Edit[] = [];
  return findings.filter((proposed): proposed is ProposedFinding & { fix: Fix } => {
    const { fix } = proposed;
    if (fix === null || !isAllowed(fix)) return false;
    const clashes = fix.edits.some((edit) =>
      taken.some((other) => other.file === edit.file && touches(other.range, edit.range)),
    );
    if (!clashes) taken.push(...fix.edits);
    return !clashes;
  });
}

function applyAll(tree: Tree, chosen: readonly { fix: Fix }[], origins: Map<string, PositionMap>): Tree {
  const byFile = new Map<string, Edit[]>();
  for (const edit of chosen.flatMap(({ fix }) => fix.edits)) {
    byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  }
  const texts = new Map<string, string>();
  for (const [file, edits] of byFile) {
    const before = tree.modules.get(file)?.text;
    if (before === undefined) throw new Error(`a fix changes ${file}, which isn't part of the library`);
    texts.set(file, applyEdits(before, edits));
    origins.set(file, compose(origins.get(file) ?? samePositions, mapThrough(edits)));
  }
  const changed = withTexts(tree, texts);
  for (const file of byFile.keys()) {
    const problem = changed.modules.get(file)?.problems[0];
    if (problem !== undefined) throw new Error(`a fix would break ${file}: ${problem.message}`);
  }
  return changed;
}

/** The finding and its fix in the coordinates of the text on the disk. */
function toOrigin(
  { finding, fix }: ProposedFinding,
  origins: ReadonlyMap<string, PositionMap>,
): ProposedFinding {
  const place = <P extends { readonly file: string; readonly range: Edit['range'] }>(at: P): P => ({
    ...at,
    range: (origins.get(at.file) ?? samePositions)(at.range),
  });
  return {
    finding: { ...place(finding), related: finding.related.map(place) },
    fix: fix === null ? null : { ...fix, edits: fix.edits.map(place) },
  };
}
