/** Every rule for property paths; at most one of them has something against a path. */
import { isRefusal } from '../../source/refusal.ts';
import type { JudgedReference } from '../pipeline/judged-reference.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import { badIndexRule } from './bad-index.ts';
import { contradictsContainerRule } from './contradicts-container.ts';
import { notALeafRule } from './not-a-leaf.ts';
import { withPath } from './judged-path.ts';
import type { JudgedPath } from './judged-path.ts';
import type { Correction, PathDrift, PathRule } from './path-rule.ts';
import { prefixRule } from './prefix.ts';
import { snakeCasePropertyRule } from './snake-case-property.ts';
import { undeclaredPathOutputRule } from './undeclared-output.ts';
import { unknownMemberRule } from './unknown-member.ts';
import { wrongStepTypeRule } from './wrong-step-type.ts';

export const pathRules: readonly PathRule[] = [
  unknownMemberRule,
  wrongStepTypeRule,
  badIndexRule,
  undeclaredPathOutputRule,
  notALeafRule,
  prefixRule,
  contradictsContainerRule,
  snakeCasePropertyRule,
];

/**
 * The path that no rule has anything against: where two things are wrong with a path, what corrects the one is corrected
 * in turn, and the doubts of both count.
 */
export function correctionOf(drift: PathDrift, tables: Tables): Correction {
  let correction = drift.complaint.correction;
  for (const tried = new Set<string>(); 'path' in correction && !tried.has(correction.path);) {
    tried.add(correction.path);
    const next = complaintAbout(withPath(drift, correction.path, tables));
    if (next === null) return correction;
    if (isRefusal(next)) return next;
    correction = { ...next, doubts: [...correction.doubts, ...next.doubts] };
  }
  return isRefusal(correction)
    ? correction
    : { why: 'not changed, since it is wrong in several ways that call for different paths' };
}

/** What corrects a pipeline's reference that a rule has something against; null where none has. */
export function referenceCorrectionOf(judged: JudgedReference): Correction | null {
  for (const { complainOfReference } of pathRules) {
    const complaint = complainOfReference(judged);
    if (complaint !== null) return complaint.correction;
  }
  return null;
}

function complaintAbout(judged: JudgedPath): Correction | null {
  for (const { complain } of pathRules) {
    const complaint = complain(judged);
    if (complaint !== null) return complaint.correction;
  }
  return null;
}
