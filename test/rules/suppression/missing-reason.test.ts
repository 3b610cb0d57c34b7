/** Comments without a reason, where somebody asks for them. */
import { missingReasonRule } from '../../../src/rules/suppression/missing-reason.ts';
import { testRule } from '../../support/test-rule.ts';

const CONTRACT = 'CONTRACT = TrainingScriptContract(entry_point="train.py")\n';
const SAID = {
  message: 'this comment gives no reason, and the configuration asks for one (requireReason)',
  severity: 'warning',
  help: 'say behind a colon why the finding is to stay',
  fix: null,
} as const;

testRule(missingReasonRule, {
  found: {
    'each form': {
      source: `# stepalign-ignore-all alias/conflict\n# stepalign-ignore-start spec/*:  \n${CONTRACT}# stepalign-ignore-end spec/*\na = 1  # stepalign-ignore no/rule, alias/conflict\n`,
      says: [
        { at: 'steps.py:1:1', ...SAID },
        { at: 'steps.py:2:1', ...SAID },
        { at: 'steps.py:5:8', ...SAID },
      ],
    },
  },
  silent: {
    reasons: `# stepalign-ignore-all alias/conflict: why\n${CONTRACT}`,
    'what suppresses nothing as it is written': `# stepalign-ignore\n# stepalign-ignore-line a/b\n${CONTRACT}`,
  },
});
