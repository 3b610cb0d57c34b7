/** What a transform is, for stepalign and for jscodeshift alike. */
import type { Refusal } from '../source/refusal.ts';
import type { Edit } from '../edits/edit.ts';
import type { Notation } from '../languages/language.ts';
import type { Module } from '../source/syntax.ts';
import type { Effects } from '../library/questions/facts.ts';
import type { StepLibrary } from '../library/model/model.ts';
import type { Fix, Safety } from './finding.ts';
import { STAGES } from './rule.ts';
import type { Rule, Stage } from './rule.ts';

export interface TransformContext {
  readonly library: StepLibrary;
  /** How what is inserted in a file is written. */
  readonly notation: (module: Module) => Notation;
  /** A file as messages name it. */
  readonly nameOf: (file: string) => string;
}

export interface Transform {
  /** `drop-internal-outputs`: also the name of its file. */
  readonly name: string;
  /** One line on what it does. */
  readonly summary: string;
  readonly remedies: readonly Remedy[];
}

/** A fix as a remedy proposes it: by which transform it is follows from whose remedy it is. */
export type ProposedFix = Omit<Fix, 'transform'>;

/** A fix, or why there is none; null where the finding says that already. */
export type Proposal = ProposedFix | Refusal | null;

/** What a transform does about the drift that one rule finds. */
export interface Remedy {
  readonly rule: Rule;
  /** The best safety that its fixes can have. */
  readonly safety: Safety;
  /** Pure: the library isn't changed, nothing is written. @param found by the rule, in the context's library */
  propose(found: object, context: TransformContext): Proposal;
}

/** @param propose pure; it is asked only for drift that somebody wants to hear of */
export function remedy<Found extends object>(
  rule: Rule<Found>,
  safety: Safety,
  propose: (found: Found, context: TransformContext) => Proposal,
): Remedy {
  return { rule, safety, propose };
}

/** A remedy with the transform that has it. */
export interface OwnedRemedy extends Remedy {
  readonly transform: Transform;
}

/** By the rule: at most one of them has a remedy for it. */
export function remediesOf(transforms: readonly Transform[]): ReadonlyMap<Rule, OwnedRemedy> {
  const remedies = transforms.flatMap((transform) =>
    transform.remedies.map((each) => ({ ...each, transform })),
  );
  return new Map(remedies.map((each) => [each.rule, each]));
}

/** A safe fix; where there are doubts, one for review that names them. @param what the fix does */
export function fixUnlessDoubted(
  what: string,
  doubts: readonly string[],
  edits: readonly Edit[],
  effects: Effects,
): ProposedFix {
  return {
    safety: doubts.length === 0 ? 'safe' : 'review',
    reason: [what, ...doubts].join('; '),
    edits,
    effects,
  };
}

/** The stage at which a transform runs: all that its rules find is there by then. */
export function stageOf({ remedies }: Transform): Stage {
  const stages = remedies.map(({ rule }) => rule.stage ?? STAGES[0]);
  return STAGES.findLast((stage) => stages.includes(stage)) ?? STAGES[0];
}

/**
 * Those of the rules that are heard only after the stages of these transforms: what they find may come up by a fix. Those
 * that say so of what they find are heard last of all.
 */
export function rulesHeardAfter(transforms: readonly Transform[], rules: readonly Rule[]): ReadonlySet<Rule> {
  const done = transforms.map(stageOf);
  const later = STAGES.slice(STAGES.findLastIndex((stage) => done.includes(stage)) + 1);
  return new Set(
    rules.filter(({ mayComeUp = false, stage = STAGES[0] }) => mayComeUp || later.includes(stage)),
  );
}
