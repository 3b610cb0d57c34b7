/** Comments that look like suppressions. */
import { malformedRule } from '../../../src/rules/suppression/malformed.ts';
import { testRule } from '../../support/test-rule.ts';

const CONTRACT = 'CONTRACT = TrainingScriptContract(entry_point="train.py")\n';

testRule(malformedRule, {
  found: {
    'no name': {
      source: `# stepalign-ignore\n# stepalign-ignore-all: alias/conflict\n${CONTRACT}`,
      says: [
        {
          at: 'steps.py:1:1',
          message: 'stepalign-ignore names no rule: this comment suppresses nothing',
          severity: 'warning',
          help: 'write stepalign-ignore RULE: reason',
          fix: null,
        },
        {
          at: 'steps.py:2:1',
          message: 'stepalign-ignore-all names no rule: this comment suppresses nothing',
          help: 'write stepalign-ignore-all RULE: reason',
        },
      ],
    },
    'no form': {
      source: `# stepalign-ignore-next-line alias/conflict: why\n${CONTRACT}`,
      says: [
        {
          at: 'steps.py:1:1',
          message: 'stepalign-ignore-next-line is no form of a suppression: this comment suppresses nothing',
          help: 'there are stepalign-ignore, stepalign-ignore-start, stepalign-ignore-end and stepalign-ignore-all',
        },
      ],
    },
    'no colon': {
      source: `# stepalign-ignore alias/conflict since it is so, and stays\n${CONTRACT}`,
      says: [
        {
          at: 'steps.py:1:1',
          message:
            'stepalign-ignore is followed by "since it is so, and stays", which is neither a name nor a reason',
          help: 'names have commas between them, and a colon before the reason',
        },
      ],
    },
    'no begin, and no end': {
      source: `# stepalign-ignore-end\n# stepalign-ignore-start alias/conflict\n${CONTRACT}# stepalign-ignore-end spec/*\n`,
      says: [
        {
          at: 'steps.py:1:1',
          message: 'stepalign-ignore-end ends nothing: no stepalign-ignore-start is open here',
          help: 'remove it',
        },
        {
          at: 'steps.py:2:1',
          message: 'stepalign-ignore-start has no end: its block goes on to the end of the file',
          help: 'end it with stepalign-ignore-end, or write stepalign-ignore-all, which is about a file',
        },
        {
          at: 'steps.py:4:1',
          message: 'stepalign-ignore-end ends nothing: no stepalign-ignore-start is open here',
        },
      ],
    },
  },
  silent: {
    'what is right': `# stepalign-ignore-start alias/conflict\n${CONTRACT}# stepalign-ignore-end\n# stepalign-ignore a/b: why\n`,
    'what only mentions it': `# stepalign-ignored, \`# stepalign-ignore\`\n${CONTRACT}`,
  },
});
