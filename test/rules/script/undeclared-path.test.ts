/** script/undeclared-path: paths and names of ports in a script that its contract lacks. */
import { undeclaredPathRule } from '../../../src/rules/script/undeclared-path.ts';
import { mainOf, NAMED_STEP, trainingBy, TRAINING_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { RuleCases, Said } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

const HELP = 'declare it in CONTRACT under the name that its spec has for it, or use a path that is declared';
const PLOTS = 'X = "/opt/ml/output/data/plots"\nopen(X)\nopen("/opt/ml/output/data/plots/")\n';
const TAKES_RAW = 'x = input_paths["raw"]';

const GIVEN = [
  ['in a dict', 'main({"raw": "/opt/ml/processing/input/data"}, {}, {})\n'],
  ['by dict(…)', 'main(dict(raw="/opt/ml/processing/input/data"), {}, {})\n'],
  ['by its key', 'paths = {}\npaths["raw"] = "/opt/ml/processing/input/data"\nmain(paths, {}, {})\n'],
] as const;

const given: RuleCases['found'] = Object.fromEntries(
  GIVEN.map(([title, outside]) => [
    `a name that the script gives itself ${title}`,
    {
      source: mainOf(TAKES_RAW, outside),
      says: [
        {
          at: 'run.py:5:21',
          severity: 'info',
          message:
            'Script uses undeclared input name: main takes input_paths["raw"], which is no input of CONTRACT: the script itself gives it to its main, which nothing else can call by the names of CONTRACT',
          help: 'declare raw in CONTRACT, or take what is declared: it has data',
        },
      ],
    },
  ]),
);

/** Another contract with the same script, whose input has the other name. */
const OTHER = NAMED_STEP.replaceAll('CONTRACT', 'OTHER')
  .replaceAll('SPEC', 'OTHER_SPEC')
  .replace('"Run"', '"Other"')
  .replaceAll('"data"', '"raw"');

function isKeyError(at: string, side: string, name: string, has: string): Said {
  return {
    at,
    severity: 'error',
    message: `Script uses undeclared ${side} name: main takes ${side}_paths["${name}"], which is no ${side} of CONTRACT: it is a KeyError`,
    help: `declare ${name} in CONTRACT, or take what is declared: it has ${has}`,
  };
}

function using(paths: string): Readonly<Record<string, string>> {
  return trainingBy(`open(${paths})\n`);
}

testRule(undeclaredPathRule, {
  found: {
    'a path that no port has, said once': {
      source: trainingBy(PLOTS),
      says: [
        {
          at: 'train.py:1:5',
          severity: 'error',
          message:
            'Script uses undeclared SageMaker path: /opt/ml/output/data/plots, which is no input or output of CONTRACT',
          help: HELP,
        },
      ],
    },
    'a name that nobody gives, said once': {
      source: mainOf('x = input_paths["raw"]\ny = input_paths["raw"]\nz = output_paths["data"]'),
      says: [
        isKeyError('run.py:5:21', 'input', 'raw', 'data'),
        isKeyError('run.py:7:22', 'output', 'data', 'scores'),
      ],
    },
    'a name that is asked for, but taken where it is not there': {
      source: mainOf('if "raw" not in input_paths:\n    raise ValueError()\nx = input_paths["raw"]'),
      says: [isKeyError('run.py:7:21', 'input', 'raw', 'data')],
    },
    ...given,
  },
  silent: {
    'a constant that nothing opens': trainingBy('X = "/opt/ml/output/data/plots"\nprint(X)\n'),
    'an entry of a table that nothing takes': trainingBy(
      'X = {"A": "/opt/ml/output/data/plots", "B": "/opt/ml/model"}\nopen(X["B"])\n',
    ),
    'one of several places, the first of which is there': trainingBy(
      'for place in ["/opt/ml/model", "/opt/ml/processing/model"]:\n    open(place)\n',
    ),
    'the default of a variable or an attribute': trainingBy(
      'X = os.environ.get("X", "/opt/ml/x")\nopen(X)\n\nclass Config:\n    path: str = "/opt/ml/y"\n',
    ),
    'a path for a declared name, of which script/other-path speaks': mainOf(
      'x = input_paths["data"]',
      'main({"data": "/opt/ml/processing/input/raw"}, {}, {})\n',
    ),
    'a declared path': using('"/opt/ml/model"'),
    'something below it': using('"/opt/ml/model/code/x.py"'),
    'a folder on the way': using('"/opt/ml"'),
    'what the platform provides': using('"/opt/ml/input/config/hyperparameters.json"'),
    "training's own folders": using('"/opt/ml/output/tensorboard", "/opt/ml/output/failure"'),
    'where a processor puts the script': using('"/opt/ml/processing/input/code/run.py"'),
    "a variable's default": using('"/opt/ml/checkpoints"'),
    'another place': using('"/tmp/x"'),
    'what a step class mounts that is none of SageMaker': trainingBy(
      'open("/opt/ml/processing/config")\n',
      TRAINING_STEP.replace('"Training"', '"OurLoading"').replace('TrainingScript', 'Script'),
    ),
    'a contract whose paths only code tells': trainingBy(
      'open("/opt/ml/x")\n',
      TRAINING_STEP.replace('{"model": "/opt/ml/model"}', 'outputs()'),
    ),
    'a declared name': mainOf('x = input_paths["data"], output_paths["scores"]'),
    'a name with a default': mainOf('x = input_paths.get("raw", "/tmp")'),
    'a name that may be missing': mainOf('x = input_paths.get("data", input_paths.get("raw"))'),
    'a name that is asked for': mainOf('if "raw" in input_paths:\n    x = input_paths["raw"]'),
    'a name that is set there': mainOf('output_paths["raw"] = "/tmp"\nx = output_paths["raw"]'),
    'a name whose lack is caught': mainOf(
      'try:\n    x = input_paths["raw"]\nexcept (KeyError, OSError):\n    x = None',
    ),
    'a name that only code tells': mainOf('x = input_paths[name]'),
    'a parameter that is bound anew': mainOf('input_paths = complete(input_paths)\nx = input_paths["raw"]'),
    'a dict of another name': mainOf('x = config["raw"]'),
    'what other functions take, which their callers hand them': {
      'steps.py': NAMED_STEP,
      'run.py': 'def load(input_paths):\n    return input_paths["raw"]\n',
    },
    'a name of another contract with the same script': { ...mainOf(TAKES_RAW), 'other.py': OTHER },
    'ports that only code tells': mainOf(
      TAKES_RAW,
      '',
      replaced(NAMED_STEP, '{"data": "/opt/ml/processing/input/data"}', 'inputs()'),
    ),
  },
});
