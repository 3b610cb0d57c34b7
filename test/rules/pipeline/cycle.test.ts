/** pipeline/cycle: steps that wait for each other. */
import { pipelineCycleRule } from '../../../src/rules/pipeline/cycle.ts';
import { definition, get, step } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

const ARN = 'TrainingJobArn';
const HELP = 'take one of these references away, or let it name a step that comes before';

testRule(pipelineCycleRule, {
  found: {
    'a reference and a DependsOn': {
      source: definition([
        step('A', 'Training', [`Steps.B.${ARN}`]),
        step('B', 'Training', [], { DependsOn: ['A'] }),
      ]),
      says: [
        {
          at: 'pipeline.json:1:92',
          declaration: 'A',
          severity: 'error',
          message: 'A, B wait for each other in a circle: none of them can begin',
          related: [`pipeline.json:1:92 A refers to Steps.B.${ARN}`, 'pipeline.json:1:188 B depends on A'],
          help: HELP,
          fix: null,
        },
      ],
    },
    itself: {
      source: definition([step('A', 'Training', [], { DependsOn: ['A'] })]),
      says: [{ at: 'pipeline.json:1:101', message: 'A waits for itself: none of them can begin' }],
    },
    'a condition on what is in its branch': {
      source: definition([
        {
          Name: 'Check',
          Type: 'Condition',
          Arguments: { Conditions: [get(`Steps.A.${ARN}`)], IfSteps: [step('A', 'Training')] },
        },
      ]),
      says: [
        {
          at: 'pipeline.json:1:103',
          message: 'Check, A wait for each other in a circle: none of them can begin',
        },
      ],
    },
  },
  silent: {
    'steps in a row': definition([
      step('A', 'Training'),
      step('B', 'Training', [`Steps.A.${ARN}`]),
      step('C', 'Training', [`Steps.A.${ARN}`, `Steps.B.${ARN}`], { DependsOn: ['A', 'B'] }),
    ]),
    'a name that several have': definition([
      step('A', 'Training', [`Steps.B.${ARN}`]),
      step('B', 'Training', [`Steps.A.${ARN}`]),
      step('B', 'Training'),
    ]),
  },
});
