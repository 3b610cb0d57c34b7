/** property-path/undeclared-output, in the definitions of pipelines. */
import { undeclaredPathOutputRule } from '../../../src/rules/property-path/undeclared-output.ts';
import { definition, step } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

const OUTPUTS = { OutputParameters: [{ OutputName: 'uri', OutputType: 'String' }] };

testRule(undeclaredPathOutputRule, {
  found: {
    'an output of a lambda function that it does not declare': {
      source: definition([
        step('Clean', 'Lambda', [], OUTPUTS),
        step('Use', 'Model', ["Steps.Clean.OutputParameters['url']"]),
      ]),
      says: [
        {
          at: 'pipeline.json:1:212',
          declaration: 'Use',
          severity: 'error',
          message: "Use: Steps.Clean.OutputParameters['url'] names the output url, and Clean declares uri",
        },
      ],
    },
  },
  silent: {
    'those that it declares': definition([
      step('Clean', 'Lambda', [], OUTPUTS),
      step('Ask', 'Callback', ["Steps.Clean.OutputParameters['uri']"], OUTPUTS),
      step('Use', 'Model', ["Steps.Ask.OutputParameters['uri']"]),
    ]),
  },
});
