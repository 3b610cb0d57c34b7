/** script/unused-path: paths of a contract that its script never uses. */
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
  return by(`save("/opt/ml/model", ${use})\n`);
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
  return by('save("/opt/ml/model")\np.add_argument("--plot_dir")\n', library);
}

const UNUSED: Said = {
  at: 'steps.py:5:54',
  severity: 'warning',
  message:
    'Contract declares path not used in script: /opt/ml/output/data/plots, the output plots of CONTRACT; nothing is written there',
  help: 'use it in the script, or remove plots from CONTRACT and its spec',
  related: ['train.py:1:1 the script of CONTRACT opens nothing there, and takes nothing as plots'],
};

const MODEL =
  'Contract declares path not used in script: /opt/ml/model, the output model of CONTRACT; nothing is written there';

testRule(unusedPathRule, {
  found: {
    'an output that the script never names': { source: by('save("/opt/ml/model")\n'), says: [UNUSED] },
    'the only path of a contract': {
      source: trainingBy('print("/opt/ml/other")\n'),
      says: [{ at: 'steps.py:5:28', message: MODEL }],
    },
    'a constant that nothing opens': {
      source: by('PLOTS = "/opt/ml/output/data/plots"\nsave("/opt/ml/model")\n'),
      says: [UNUSED],
    },
    'an entry of a table that nothing takes': {
      source: by(
        'PATHS = {"MODEL": "/opt/ml/model", "PLOTS": "/opt/ml/output/data/plots"}\nsave(PATHS["MODEL"])\n',
      ),
      says: [UNUSED],
    },
    'a path that is only asked for': {
      source: by('save("/opt/ml/model")\nif os.path.exists("/opt/ml/output/data/plots"):\n    pass\n'),
      says: [UNUSED],
    },
    'a name that is handed to a main that never takes it': {
      source: by(
        'def main(output_paths):\n    save(output_paths["model"])\n\nmain({"model": "/opt/ml/model", "plots": "/opt/ml/output/data/plots"})\n',
      ),
      says: [UNUSED],
    },
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
    'a script that takes no paths in a way that is read': by('print(1)\n'),
    'a constant that is put together with others': by(
      'OUT = "/opt/ml/output/data"\nPLOTS = os.path.join(OUT, "plots")\nsave("/opt/ml/model", PLOTS)\n',
    ),
    'an entry of a table that is gone through': by(
      'PATHS = {"PLOTS": "/opt/ml/output/data/plots"}\nfor path in PATHS.values():\n    save("/opt/ml/model", path)\n',
    ),
    'a main that goes through all that it is handed': by(
      'def main(output_paths):\n    for path in output_paths.values():\n        save(path)\n\nmain({"model": "/opt/ml/model", "plots": "/opt/ml/output/data/plots"})\n',
    ),
    'a path that main takes by another name': by(
      'def main(output_paths):\n    save(output_paths["model"], output_paths["images"])\n\nmain({"model": "/opt/ml/model", "images": "/opt/ml/output/data/plots"})\n',
    ),
    'a folder that others are joined to': by(
      'ROOT = "/opt/ml/"\nsave(os.path.join(ROOT, "model"), os.path.join(ROOT, "output/data/plots"))\n',
    ),
    'a script that starts another program': by('save("/opt/ml/model")\nos.execv("/bin/train", [])\n'),
    'a script that imports from beside itself': by('import helper\n\nsave("/opt/ml/model")\n'),
    'a script that imports relatively': by('from .other import x\n\nsave("/opt/ml/model")\n'),
    "a script that doesn't parse": by('save("/opt/ml/model")\ndef (\n'),
    'an argument that has the path, beside a variable': handingOn(
      'optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}',
    ),
    'an argument that has the path, without variables': handingOn('optional_env_vars={}'),
  },
});
