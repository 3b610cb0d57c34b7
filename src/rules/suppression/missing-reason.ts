/** Suppressions that don't say why. */
import type { Rule } from '../rule.ts';
import type { Suppression } from './comment.ts';
import { aboutSuppression } from './places.ts';
import { suppressionsIn } from './uses.ts';

/** Only heard where the configuration asks for reasons. */
export const missingReasonRule: Rule<Suppression> = {
  name: 'suppression/missing-reason',
  severity: 'warning',
  summary: 'a comment suppresses a finding without a reason, and the configuration asks for one',
  isAboutTree: true,
  find: (tree) =>
    suppressionsIn(tree).filter(
      ({ form, patterns, reason }) =>
        form !== null && form !== 'end' && patterns.length > 0 && reason === null,
    ),
  report: (suppression) => ({
    ...aboutSuppression(suppression, suppression.range),
    message: 'this comment gives no reason, and the configuration asks for one (requireReason)',
    help: 'say behind a colon why the finding is to stay',
  }),
};
