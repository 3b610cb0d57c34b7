/** property-path/unknown-member: a property path names a field that the API's response doesn't have. */
import { SHAPES_VERSION } from '../../sagemaker/shapes.ts';
import { canonicalOrNearest } from './correction.ts';
import { pathRule } from './path-rule.ts';

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
    const { member, of, isRoot, near } = verdict;
    const correction = canonicalOrNearest(judged);
    if (step.kind === null) {
      return { words: `names the field ${member}, which no step of any type has`, correction };
    }
    // A member that isn't in the table may be newer than the table, unless it looks like a slip
    // (docs/domain/property-paths.md#how-old-the-table-is).
    const isCertain = isRoot || near !== null;
    const lacks = `names the field ${member}, which ${of} (a ${step.kind} step) doesn't have`;
    const hint = near === null ? '' : `; it has ${near}`;
    return {
      severity: isCertain ? 'error' : 'warning',
      words: isCertain ? `${lacks}${hint}` : `${lacks} in ${SHAPES_VERSION}`,
      correction,
    };
  },
);
