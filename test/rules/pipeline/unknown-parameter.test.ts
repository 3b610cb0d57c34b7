/** pipeline/unknown-parameter: references to parameters that a pipeline doesn't declare. */
import { unknownParameterRule } from '../../../src/rules/pipeline/unknown-parameter.ts';
import { definition, step } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

const STEPS = [step('Train', 'Training', ['Parameters.InputUri'])];
const declared = (...names: readonly unknown[]): object => ({
  Parameters: names.map((Name) => ({ Name, Type: 'String' })),
});

testRule(unknownParameterRule, {
  found: {
    'one that is called otherwise': {
      source: definition(STEPS, declared('InputUrl', 'Other')),
      says: [
        {
          at: 'pipeline.json:1:180',
          declaration: 'Train',
          severity: 'error',
          message: 'Train takes the parameter InputUri, and the pipeline declares InputUrl, Other only',
          fix: {
            safety: 'review',
            reason: 'use InputUrl, the nearest name; it may be another one that is meant',
          },
        },
      ],
    },
    'none at all': {
      source: definition(STEPS),
      says: [
        {
          at: 'pipeline.json:1:96',
          message: 'Train takes the parameter InputUri, and the pipeline declares no parameters',
          help: 'declare it among the Parameters of the pipeline',
          fix: null,
        },
      ],
    },
  },
  silent: {
    'one that is declared': definition(STEPS, declared('InputUri')),
    'names that are no texts': definition(STEPS, declared({ Ref: 'Name' })),
    'parameters that are no list': definition(STEPS, { Parameters: { Ref: 'Parameters' } }),
  },
});
