/** property-path/wrong-step-type: a path that is legal for another step type only. */
import { canonicalOrNearest } from './correction.ts';
import { pathRule } from './path-rule.ts';
import { nearestFor } from './reference-correction.ts';

export const wrongStepTypeRule = pathRule(
  {
    name: 'property-path/wrong-step-type',
    severity: 'error',
    summary: 'a property path is legal for steps of another type only',
    safety: 'review',
  },
  (judged) => {
    const { step, verdict } = judged;
    if (verdict.kind !== 'wrong-step-type' || step.kind === null) return null;
    const kinds = verdict.kinds.join(', ');
    return {
      words: `names the field ${verdict.member}, which ${kinds} steps have; this is a ${step.kind} step (${step.kindReason})`,
      correction: canonicalOrNearest(judged, ['it may be the step type that is wrong']),
    };
  },
  (judged) => {
    const { step, kind, verdict } = judged;
    if (verdict.kind !== 'wrong-step-type') return null;
    return {
      words: `names the field ${verdict.member}, which ${verdict.kinds.join(', ')} steps have; ${step.name} is a ${kind} step`,
      correction: nearestFor(judged, ['it may be another step that is meant']),
    };
  },
);
