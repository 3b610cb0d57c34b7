/** property-path/unknown-member: a property path names a field that the API's response doesn't have. */
import { isRefusal } from '../../source/refusal.ts';
import { SHAPES_VERSION } from '../../sagemaker/shapes.ts';
import { canonicalOrNearest } from './correction.ts';
import type { UnknownMember } from '../../sagemaker/property-path.ts';
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import { pathRule } from './path-rule.ts';
import type { PathComplaint } from './path-rule.ts';
import { nearestFor } from './reference-correction.ts';

export const unknownMemberRule = pathRule(
  {
    name: 'property-path/unknown-member',
    severity: 'error',
    summary: "a property path names a field that the API's response for the step type doesn't have",
    safety: 'safe',
  },
  (judged) => {
    const { step, verdict } = judged;
    if (verdict.kind !== 'unknown-member') return null;
    const correction = canonicalOrNearest(judged);
    if (step.kind === null) {
      return { words: `names the field ${verdict.member}, which no step of any type has`, correction };
    }
    return { ...lacking(step.kind, verdict), correction };
  },
  (judged) => {
    const { kind, verdict } = judged;
    if (verdict.kind !== 'unknown-member') return null;
    const { member, near } = verdict;
    const correction = nearestFor(judged);
    // What says all that the wrong member says is meant, not another one that is nearly called so.
    const isOther =
      near !== null &&
      !isRefusal(correction) &&
      saysAllOf(correction.path, member) &&
      !correction.path.includes(near);
    return { ...lacking(kind, verdict, isOther ? null : near), correction };
  },
);

/** Whether each word of a member is in a path: `ProcessingOutputs` in `ProcessingOutputConfig.Outputs`. */
function saysAllOf(path: string, member: string): boolean {
  return (member.match(/[A-Z]+[a-z0-9]*/g) ?? [member]).every((word) => path.includes(word));
}

/**
 * A member that isn't in the table may be newer than the table, unless it looks like a slip
 * (docs/domain/property-paths.md#how-old-the-table-is).
 * @param named the member that is told of, of those that are near
 */
function lacking(
  kind: StepKind,
  { member, of, isRoot, near }: UnknownMember,
  named = near,
): Pick<PathComplaint, 'severity' | 'words'> {
  const isCertain = isRoot || near !== null;
  const lacks = `names the field ${member}, which ${of} (a ${kind} step) doesn't have`;
  const hint = named === null ? '' : `; it has ${named}`;
  return {
    severity: isCertain ? 'error' : 'warning',
    words: isCertain ? `${lacks}${hint}` : `${lacks} in ${SHAPES_VERSION}`,
  };
}
