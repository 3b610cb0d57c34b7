/** dependency/shared-output: inputs that get one output, though one of them names another source. */
import { sharedOutputRule } from '../../../src/rules/dependency/shared-output.ts';
import { libraryOfSteps } from '../../support/step-library.ts';
import { testRule } from '../../support/test-rule.ts';

function output(name: string): string {
  return `logical_name="${name}", output_type=DependencyType.PROCESSING_OUTPUT`;
}

function input(name: string, source: string, more = ''): string {
  return `logical_name="${name}", dependency_type=DependencyType.PROCESSING_OUTPUT, compatible_sources=["${source}"]${more}`;
}

/** A step that takes data, and tables from a step that calls them so. */
function library(tables: string, more = ''): string {
  return libraryOfSteps({
    Prepare: { outputs: [output('risk_data')] },
    Tables: { outputs: [output(tables)] },
    Map: { dependencies: [input('risk_data', 'Prepare'), input('risk_dates', 'Tables', more)] },
  });
}

testRule(sharedOutputRule, {
  found: {
    'one of them, which loses by a name': {
      source: library('quantiles'),
      says: [
        {
          at: 'steps.py:17:171',
          severity: 'warning',
          step: 'Map',
          port: 'risk_dates',
          message:
            'MAP: the inputs risk_data and risk_dates both resolve to Prepare.risk_data 0.75, and Tables.quantiles 0.72, of a source that risk_dates names, loses by its name',
        },
      ],
    },
  },
  silent: {
    'inputs that get what they name': library('risk_dates'),
    'an optional one': library('quantiles', ', required=False'),
    'a source that gives nothing of the type': library('quantiles').replace(
      'logical_name="quantiles", output_type=DependencyType.PROCESSING_OUTPUT',
      'logical_name="quantiles", output_type=DependencyType.MODEL_ARTIFACTS',
    ),
    'two inputs from one source': library('quantiles').replaceAll('["Tables"]', '["Prepare"]'),
  },
});
