/** property-path/wrong-step-type: where no container path tells which path is meant. */
import { wrongStepTypeRule } from '../../../src/rules/property-path/wrong-step-type.ts';
import { testRule } from '../../support/test-rule.ts';

const PATH = 'properties.ModelArtifacts.S3ModelArtifacts';

const SAID =
  'SPEC: the property path of the output artifacts, properties.ModelArtifacts.S3ModelArtifacts, names the field ModelArtifacts, which Training steps have; this is a Model step (the registry, which gives Make the type CreateModel)';

function model(outputs: string): string {
  return `STEP_NAMES = {"Make": {"sagemaker_step_type": "CreateModel"}}

SPEC = StepSpecification(
    step_type="Make",
    outputs=[${outputs}],
)
`;
}

function output(name: string, path: string, more = ''): string {
  return `OutputSpec(logical_name="${name}", property_path="${path}"${more})`;
}

testRule(wrongStepTypeRule, {
  found: {
    'an output that is a place in S3': {
      source: model(output('artifacts', PATH, ', data_type="S3Uri"')),
      says: [
        {
          at: 'steps.py:5:65',
          message: SAID,
          help: 'not changed, since artifacts is a place in S3, and what Model steps have, properties.ModelName, is none',
          fix: null,
        },
      ],
    },
    'an output beside one that has the path': {
      source: model(`${output('name', 'properties.ModelName')}, ${output('artifacts', PATH)}`),
      says: [
        {
          at: 'steps.py:5:136',
          message: SAID,
          help: 'not changed, since name has properties.ModelName already',
          fix: null,
        },
      ],
    },
  },
  fixed: {
    'an output that may be the name': {
      source: model(output('name', PATH)),
      to: model(output('name', 'properties.ModelName')),
      safety: 'review',
    },
  },
});
