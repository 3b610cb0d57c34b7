/** property-path/prefix-used-as-object: the folder of all runs where a file of one is taken. */
import { prefixUsedAsObjectRule } from '../../../src/rules/property-path/prefix-used-as-object.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';

const FOLDER = 'properties.OutputDataConfig.S3OutputPath';

function library(dependency: string, { type = 'Training', path = FOLDER } = {}): string {
  return `STEP_NAMES = {"Train": {"sagemaker_step_type": "${type}"}, "Calibrate": {"sagemaker_step_type": "Processing"}}

TRAIN = StepSpecification(
    step_type="Train",
    outputs=[
        OutputSpec(
            logical_name="evaluation_output",
            property_path="${path}",
            aliases=["evaluation_data"],
        )
    ],
)

CALIBRATE = StepSpecification(step_type="Calibrate", dependencies=[DependencySpec(${dependency})], outputs=[])
`;
}

function taken(port: string): Said {
  return {
    at: 'steps.py:14:96',
    severity: 'info',
    port,
    message: `CALIBRATE: the dependency ${port} takes TRAIN.evaluation_output, whose property path is the folder of all runs, not the file of one`,
    help: 'where the consumer needs the file, hand on Join(on="/", values=[step.properties.OutputDataConfig.S3OutputPath, step.properties.TrainingJobName, "output", "output.tar.gz"])',
    related: [`steps.py:8:27 TRAIN.evaluation_output is ${FOLDER}`],
  };
}

/** The consumer with a script. */
function consumedBy(script: string): Readonly<Record<string, string>> {
  const steps = library('logical_name="evaluation_data"').replace(
    'step_type="Calibrate",',
    'step_type="Calibrate", script_contract=ScriptContract(entry_point="calibrate.py"),',
  );
  return { 'steps.py': steps, 'calibrate.py': script };
}

testRule(prefixUsedAsObjectRule, {
  found: {
    'an alias of the folder': {
      source: library('logical_name="evaluation_data"'),
      says: [taken('evaluation_data')],
    },
    'its name, from one of the sources': {
      source: library('logical_name="Evaluation_Output", compatible_sources=["Other", "Train"]'),
      says: [taken('Evaluation_Output')],
    },
  },
  silent: {
    'a script that unpacks what it finds': consumedBy('import tarfile\n'),
    'a script that looks for the archive': consumedBy('NAME = "output.tar.gz"\n'),
    'another name': library('logical_name="data"'),
    'another source': library('logical_name="evaluation_data", compatible_sources=["Other"]'),
    'the model': library('logical_name="evaluation_data"', {
      path: 'properties.ModelArtifacts.S3ModelArtifacts',
    }),
    'a step of another type': library('logical_name="evaluation_data"', { type: 'AutoML' }),
  },
});
