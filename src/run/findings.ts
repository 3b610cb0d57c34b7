/** Finds the drift of a library, each finding with what its transform proposes. */
import { timed } from './stopwatch.ts';
import type { Stopwatch } from './stopwatch.ts';
import { languageIn, libraryOf } from './tree.ts';
import type { Tree } from './tree.ts';
import type { Finding, Fix, Proposal } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { identityOf } from '../rules/transform.ts';
import type { ProposedFix, Transform } from '../rules/transform.ts';
import type { Module } from '../languages/syntax.ts';
import type { StepLibrary } from '../library/model.ts';

/** A finding with its fix, both in the coordinates of the tree's texts. */
export interface ProposedFinding {
  readonly finding: Finding;
  readonly fix: Fix | null;
}

/** What a run is about: the rules, and which of their findings. */
export interface Focus {
  readonly rules: readonly Rule[];
  readonly isWanted: (finding: Finding, library: StepLibrary) => boolean;
  /** Why a file may not be changed, completing "… would change it, which is …"; null where it may. */
  readonly whyFrozen: (file: string) => string | null;
  /** A file as messages name it. */
  readonly nameOf: (file: string) => string;
}

/** Every wanted finding of the tree, sorted by file and place; findings at one place in the order of the rules. */
export function findDrift(tree: Tree, transforms: readonly Transform[], focus: Focus): ProposedFinding[] {
  const library = libraryOf(tree);
  const wanted = withoutInherited(
    runRules(focus.rules, library, tree.stopwatch).filter((finding) => focus.isWanted(finding, library)),
    library,
  );
  const found = new Set(wanted.map(({ rule }) => rule));
  const proposed = timed(tree.stopwatch, 'planning', () => {
    const proposals = proposalsFor(tree, library, transforms, found, focus);
    return wanted.map((finding) =>
      withProposal(finding, proposals.get(identityOf(finding))?.next().value?.proposal, tree, focus),
    );
  });
  return proposed.sort((a, b) => byPlace(a.finding, b.finding));
}

const findings = new WeakMap<StepLibrary, Map<Rule, readonly Finding[]>>();

/** What these rules find, wanted or not, in their order. Each looks at a library once, whoever asks. */
export function runRules(
  rules: readonly Rule[],
  library: StepLibrary,
  stopwatch: Stopwatch | undefined,
): Finding[] {
  const known = findings.get(library) ?? new Map<Rule, readonly Finding[]>();
  findings.set(library, known);
  return rules.flatMap((rule) => {
    const found = known.get(rule) ?? timed(stopwatch, 'rules', () => [...rule.check(library)], rule.name);
    known.set(rule, found);
    return found;
  });
}

/** What a variant inherits stands once, in its base: a finding there is reported once, for the first step that has it. */
function withoutInherited(findings: readonly Finding[], library: StepLibrary): Finding[] {
  const merged = new Set(library.specs.filter(({ isVariant }) => isVariant).map(({ module }) => module.path));
  const seen = new Set<string>();
  return findings.filter(({ rule, file, range, port }) => {
    const place = JSON.stringify([rule, file, range.start, range.end, port]);
    if (!merged.has(file)) return true;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

/** By what the finding is; of several findings that say the same, each takes the next. */
function proposalsFor(
  tree: Tree,
  library: StepLibrary,
  transforms: readonly Transform[],
  found: ReadonlySet<string>,
  { nameOf }: Focus,
): ReadonlyMap<string, Iterator<ProposedFix, undefined>> {
  const context = {
    library,
    nameOf,
    notation: (module: Module) => languageIn(tree, module.language).notation(module),
  };
  const needed = transforms.filter((transform) => transform.rules.some((rule) => found.has(rule)));
  const proposals = new Map<string, ProposedFix[]>();
  for (const transform of needed) {
    for (const proposed of transform.propose(context)) {
      const identity = identityOf(proposed.finding);
      const known = proposals.get(identity);
      if (known === undefined) proposals.set(identity, [proposed]);
      else known.push(proposed);
    }
  }
  return new Map([...proposals].map(([identity, all]) => [identity, all.values()]));
}

function withProposal(
  finding: Finding,
  proposal: Proposal | undefined,
  tree: Tree,
  focus: Focus,
): ProposedFinding {
  if (proposal === undefined) return { finding, fix: null };
  const withheld = 'none' in proposal ? proposal.none : whyWithheld(proposal, tree, focus);
  if (withheld !== null) return { finding: { ...finding, help: withheld }, fix: null };
  return 'none' in proposal ? { finding, fix: null } : { finding, fix: proposal };
}

/** A fix is whole or not at all: one file that may not be changed withholds it. */
function whyWithheld(fix: Fix, tree: Tree, focus: Focus): string | null {
  for (const { file } of fix.edits) {
    const frozen = focus.whyFrozen(file);
    if (frozen !== null)
      return `not fixed, since the fix would change ${focus.nameOf(file)}, which is ${frozen}`;
    if ((tree.modules.get(file)?.problems.length ?? 0) > 0)
      return `not fixed, since ${focus.nameOf(file)} doesn't parse`;
  }
  return null;
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start - b.range.start;
}
