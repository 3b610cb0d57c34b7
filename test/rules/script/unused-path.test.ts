/** script/unused-path: paths of a contract that its script never names. */
import { unusedPathRule } from '../../../src/rules/script/unused-path.ts';
import { trainingBy, TRAINING_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

const LIBRARY = replaced(
  TRAINING_STEP,
  '{"model": "/opt/ml/model"}',
  '{"model": "/opt/ml/model", "plots": "/opt/ml/output/data/plots"}',
);

function by(script: string, library = LIBRARY): Readonly<Record<string, string>> {
  return { ...trainingBy(script, library), 'helper.py': '' };
}

/** A script that names the model, and this. */
function using(use: string): Readonly<Record<string, string>> {
  return by(`X = "/opt/ml/model"\nY = ${use}\n`);
}

function taking(key: string): Readonly<Record<string, string>> {
  return by(
    `def main(input_paths, output_paths):\n    write(output_paths["model"], output_paths["${key}"])\n`,
  );
}

/** A contract with an argument that has the path. */
function handingOn(variables: string): Readonly<Record<string, string>> {
  const library = LIBRARY.replace(
    'optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}',
    variables,
  ).replace(
    'expected_output_paths',
    'expected_arguments={"plot-dir": "/opt/ml/output/data/plots"}, expected_output_paths',
  );
  return by('X = "/opt/ml/model"\np.add_argument("--plot_dir")\n', library);
}

const UNUSED: Said = {
  at: 'steps.py:5:54',
  severity: 'warning',
  message:
    'Contract declares path not used in script: /opt/ml/output/data/plots, the output plots of CONTRACT; nothing is written there',
  help: 'use it in the script, or remove plots from CONTRACT and its spec',
  related: ['train.py:1:1 the script of CONTRACT has neither the path nor plots'],
};

testRule(unusedPathRule, {
  found: {
    'an output that the script never names': { source: by('X = "/opt/ml/model"\n'), says: [UNUSED] },
    'an output whose name is not among the keys of main(input_paths, output_paths)': {
      source: taking('metrics'),
      says: [UNUSED],
    },
  },
  silent: {
    'an output whose name is among the keys of main(input_paths, output_paths)': taking('plots'),
    'the path': using('"/opt/ml/output/data/plots"'),
    'something below it': using('"/opt/ml/output/data/plots/a.png"'),
    'a folder above it': using('join("/opt/ml/output/data", kind)'),
    'the logical name': using('paths["plots"]'),
    'the variable of the folder': using('os.environ["SM_OUTPUT_DATA_DIR"]'),
    'a script that names none of them': by('print(1)\n'),
    'a script that imports from beside itself': by('import helper\n\nX = "/opt/ml/model"\n'),
    'a script that imports relatively': by('from .other import x\n\nX = "/opt/ml/model"\n'),
    "a script that doesn't parse": by('X = "/opt/ml/model"\ndef (\n'),
    'an argument that has the path, beside a variable': handingOn(
      'optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}',
    ),
    'an argument that has the path, without variables': handingOn('optional_env_vars={}'),
  },
});
