/** Names in comments that no rule has. */
import { rules } from '../../../src/rules/index.ts';
import { testRule } from '../../support/test-rule.ts';

const CONTRACT = 'CONTRACT = TrainingScriptContract(entry_point="train.py")\n';
const rule = rules.find(({ name }) => name === 'suppression/unknown-rule');
if (rule === undefined) throw new Error('there is no such rule');

testRule(rule, {
  found: {
    'what is no rule': {
      source: `# stepalign-ignore contract/internal-outputs, drop-internal-outputs, alises/*: why\n${CONTRACT}`,
      says: [
        {
          at: 'steps.py:1:20',
          message: 'no rule is called contract/internal-outputs. Did you mean contract/internal-output?',
          severity: 'warning',
          help: '`stepalign rules` lists the rules',
          fix: null,
        },
        {
          at: 'steps.py:1:47',
          message: 'no rule is called drop-internal-outputs: this name suppresses nothing',
        },
        { at: 'steps.py:1:70', message: 'no rule is called alises/*: this name suppresses nothing' },
      ],
    },
    'what tells of comments': {
      source: `# stepalign-ignore suppression/unused, suppression/*: why\n${CONTRACT}`,
      says: [
        {
          at: 'steps.py:1:20',
          message: 'suppression/unused tells of comments, and no comment suppresses it',
          help: 'switch it off in the configuration, if it is not wanted',
        },
        {
          at: 'steps.py:1:40',
          message: 'suppression/* tells of comments, and no comment suppresses it',
        },
      ],
    },
    'the end of a block': {
      source: `# stepalign-ignore-start alias/conflict\n${CONTRACT}# stepalign-ignore-end alias/conflikt\n`,
      says: [
        {
          at: 'steps.py:3:24',
          message: 'no rule is called alias/conflikt. Did you mean alias/conflict?',
        },
      ],
    },
  },
  silent: { 'names and globs of rules': `# stepalign-ignore alias/conflict, spec/*, **: why\n${CONTRACT}` },
});
