/** pipeline/unknown-variable: references to variables that executions don't have. */
import { EXECUTION_VARIABLES } from '../../../src/sagemaker/pipeline-reference.ts';
import { unknownVariableRule } from '../../../src/rules/pipeline/unknown-variable.ts';
import { definition, step } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(unknownVariableRule, {
  found: {
    'one in another case': {
      source: definition([step('Train', 'Training', ['Execution.PipelineARN'])]),
      says: [
        {
          at: 'pipeline.json:1:96',
          declaration: 'Train',
          severity: 'error',
          message:
            'Train takes the variable PipelineARN of its execution, and executions have StartDateTime, CurrentDateTime, PipelineName, PipelineArn, PipelineExecutionId and 3 more',
          fix: {
            safety: 'review',
            reason: 'use PipelineArn, the nearest name; it may be another one that is meant',
          },
        },
      ],
    },
  },
  silent: {
    'all that there are': definition([
      step(
        'Train',
        'Training',
        [...EXECUTION_VARIABLES].map((name) => `Execution.${name}`),
      ),
    ]),
  },
});
