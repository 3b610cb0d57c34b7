/** pipeline/duplicate-step: steps of one name. */
import { duplicateStepRule } from '../../../src/rules/pipeline/duplicate-step.ts';
import { condition, definition, step } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(duplicateStepRule, {
  found: {
    'one in a branch': {
      source: definition([step('Notify', 'Lambda'), condition('Check', [], [step('Notify', 'Lambda')])]),
      says: [
        {
          at: 'pipeline.json:1:190',
          declaration: 'Notify',
          severity: 'error',
          message:
            'Notify: two steps of the pipeline have this name, those in the branches of conditions among them; names are unique in a definition',
          related: ['pipeline.json:1:42 this step is called Notify, too'],
          fix: null,
        },
      ],
    },
    'three of them once': {
      source: definition([step('A', 'Fail'), step('A', 'Fail'), step('A', 'Fail')]),
      says: [
        {
          at: 'pipeline.json:1:93',
          message:
            'A: 3 steps of the pipeline have this name, those in the branches of conditions among them; names are unique in a definition',
        },
      ],
    },
  },
  silent: {
    'other names': definition([step('A', 'Fail'), step('a', 'Fail')]),
    'several pipelines': {
      'a.json': definition([step('A', 'Fail')])['pipeline.json'] ?? '',
      'b.json': definition([step('A', 'Fail')])['pipeline.json'] ?? '',
    },
  },
});
