/** Transforms with a defect, for tests of what keeps it from being written. */
import { isRefusal } from '../../src/source/refusal.ts';
import type { StepLibrary } from '../../src/library/model/model.ts';
import type { Report } from '../../src/rules/finding.ts';
import type { ProposedFix, Transform } from '../../src/rules/transform.ts';

/** The real transform, but for what this makes of the fixes of some of its drift. */
export function defective(
  transform: Transform,
  isMeant: (report: Report) => boolean,
  change: (fix: ProposedFix, library: StepLibrary) => ProposedFix,
): Transform {
  return {
    ...transform,
    remedies: transform.remedies.map((real) => ({
      ...real,
      propose: (found, context) => {
        const proposal = real.propose(found, context);
        return !isMeant(real.rule.report(found)) || proposal === null || isRefusal(proposal)
          ? proposal
          : change(proposal, context.library);
      },
    })),
  };
}
