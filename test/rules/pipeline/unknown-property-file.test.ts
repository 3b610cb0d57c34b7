/** pipeline/unknown-property-file: property files, and outputs that they are in, that their step doesn't declare. */
import { unknownPropertyFileRule } from '../../../src/rules/pipeline/unknown-property-file.ts';
import { definition, processing, step } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

function evaluate(OutputName: unknown, outputs: readonly string[] = ['evaluation']): object {
  return processing('Evaluate', outputs, {
    PropertyFiles: [{ PropertyFileName: 'Report', OutputName, FilePath: 'a.json' }],
  });
}

const READ = step('Check', 'Condition', ['Steps.Evaluate.PropertyFiles.Report']);

testRule(unknownPropertyFileRule, {
  found: {
    'one of another name': {
      source: definition([
        evaluate('evaluation'),
        step('Check', 'Condition', ['Steps.Evaluate.PropertyFiles.Reports']),
      ]),
      says: [
        {
          at: 'pipeline.json:1:312',
          declaration: 'Check',
          severity: 'error',
          message: 'Check reads the property file Reports of Evaluate, and Evaluate declares Report only',
          fix: {
            safety: 'review',
            reason: 'use Report, the nearest name; it may be another one that is meant',
          },
        },
      ],
    },
    'one of a step that has none': {
      source: definition([processing('Evaluate', []), READ]),
      says: [
        {
          at: 'pipeline.json:1:191',
          message:
            'Check reads the property file Report of Evaluate, and Evaluate declares no property files',
          fix: null,
        },
      ],
    },
    'an output that the step lacks': {
      source: definition([evaluate('evaluations'), READ]),
      says: [
        {
          at: 'pipeline.json:1:213',
          declaration: 'Evaluate',
          message:
            'Evaluate has a property file in its output evaluations, and Evaluate declares evaluation only',
          fix: {
            safety: 'review',
            reason: 'use evaluation, the nearest name; it may be another one that is meant',
          },
        },
      ],
    },
  },
  silent: {
    'what is declared': definition([evaluate('evaluation'), READ]),
    'an output that is no text': definition([evaluate({ Ref: 'Output' }), READ]),
    'a step that there are two of': definition([
      processing('Evaluate', []),
      processing('Evaluate', []),
      READ,
    ]),
    'a step that there is none of': definition([READ]),
  },
});
