/** dependency/data-type: dependencies that resolve to an output of other data. */
import { dataTypeRule } from '../../../src/rules/dependency/data-type.ts';
import { libraryOfSteps } from '../../support/step-library.ts';
import { testRule } from '../../support/test-rule.ts';

const DATA = 'output_type=DependencyType.PROCESSING_OUTPUT, property_path="properties.ExitMessage"';
const WANTED = 'dependency_type=DependencyType.PROCESSING_OUTPUT';

function steps(offered: string, wanted: string): string {
  return libraryOfSteps({
    A: { outputs: [`logical_name="threshold", ${DATA}${offered}`] },
    B: { dependencies: [`logical_name="threshold", ${WANTED}, compatible_sources=["A"]${wanted}`] },
  });
}

testRule(dataTypeRule, {
  found: {
    'a number for a location': {
      source: steps(', data_type="Float"', ''),
      says: [
        {
          at: 'steps.py:11:47',
          severity: 'warning',
          step: 'B',
          port: 'threshold',
          message: 'B: Data type mismatch for threshold: expected=S3Uri, producer=Float (A.threshold)',
          help: 'give both the same data type, or see with stepalign resolve why that output wins',
          related: ['steps.py:6:38 A.threshold is what it resolves to'],
        },
      ],
    },
  },
  silent: {
    'the same': steps(', data_type="Float"', ', data_type="Float"'),
    'none on either side': steps('', ''),
    'a whole number for a fraction': steps(', data_type="Integer"', ', data_type="Float"'),
    'a text for a location': steps(', data_type="String"', ''),
  },
});
