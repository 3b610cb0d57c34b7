/** property-path/contradicts-container: a legal path that isn't the one of the contract's container path. */
import { pathRule } from './path-rule.ts';

export const contradictsContainerRule = pathRule(
  {
    name: 'property-path/contradicts-container',
    severity: 'warning',
    summary: 'a property path leads to another place than the one where the script writes',
    safety: 'review',
  },
  ({ verdict, containerPath, step }) =>
    verdict.kind === 'contradicts-container' && containerPath !== null && step.kind !== null
      ? {
          words: `isn't where ${containerPath} of a ${step.kind} step is found`,
          correction: {
            path: verdict.canonical,
            because: `where ${containerPath} of a ${step.kind} step is found`,
            doubts: ['it may be the container path that is wrong'],
          },
        }
      : null,
);
