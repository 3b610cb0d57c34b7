/** script/unused-env: variables that a contract declares and its script never names. */
import { unusedEnvRule } from '../../../src/rules/script/unused-env.ts';
import { declaring, mainOf, trainingBy } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';

const STEP = declaring('required_env_vars=["LABEL"]');

function unused(at: string, name: string, as: string, contract = 'CONTRACT'): Said {
  return {
    at,
    severity: 'warning',
    message: `Contract declares environment variable not used in script: ${name}, ${as} in ${contract}; whoever sets it has no effect`,
    fix: null,
  };
}

const LABEL = unused('steps.py:5:24', 'LABEL', 'required');
const INTERFACE = `step_type: Train
contract:
  entry_point: train.py
  env_vars:
    required: [LABEL]
    optional:
      RATIO: '0.5'
spec: {outputs: {}}
`;

function withHelper(
  helper: string,
  script = 'from helper import run\n\nrun()\n',
): Readonly<Record<string, string>> {
  return { ...trainingBy(script, STEP), 'helper.py': helper };
}

testRule(unusedEnvRule, {
  found: {
    'one that the script never names': {
      source: trainingBy('import os\n\nX = os.getenv("ID", "x")\n', STEP),
      says: [
        {
          ...LABEL,
          related: ['train.py:1:1 the name is nowhere in the script of CONTRACT'],
          help: 'remove LABEL from CONTRACT, or read it in the script',
        },
      ],
    },
    'those of an interface': {
      source: { 'a.step.yaml': INTERFACE, 'train.py': 'print()\n' },
      says: [
        unused('a.step.yaml:5:16', 'LABEL', 'required', 'Train.contract'),
        unused('a.step.yaml:7:7', 'RATIO', 'optional', 'Train.contract'),
      ],
    },
    'one that an import never names either': {
      source: withHelper('def run():\n    pass\n'),
      says: [
        {
          ...LABEL,
          related: [
            'train.py:1:1 the name is nowhere in the script of CONTRACT, nor in what that imports of the library',
          ],
        },
      ],
    },
    'one beside the contract that the script imports': {
      source: trainingBy('from steps import CONTRACT\n\nprint(CONTRACT)\n', STEP),
      says: [LABEL],
    },
    'one beside a program that has nothing to do with it': {
      source: trainingBy('subprocess.check_call([sys.executable, "-m", "pip", "install", "x"])\n', STEP),
      says: [LABEL],
    },
  },
  silent: {
    'one that is read': trainingBy('X = os.environ["LABEL"]\n', STEP),
    'one that main takes': mainOf('x = environ_vars["LABEL"]'),
    'one that an import reads': withHelper('import os\n\ndef run():\n    return os.environ["LABEL"]\n'),
    'one that an import of an import reads, within a function': {
      ...withHelper('def run():\n    from deep import (\n        go,  # at last\n    )\n    go()\n'),
      'deep.py': 'import os\n\ndef go():\n    return os.environ["LABEL"]\n',
    },
    'one that is the argument of a helper': withHelper(
      'import os\n\ndef run(name):\n    return os.environ[name]\n',
      'from helper import run\n\nrun("LABEL")\n',
    ),
    'names that only code tells': trainingBy('X = os.environ[f"{KIND}_FIELD"]\n', STEP),
    'all of the environment': trainingBy('run(**os.environ)\n', STEP),
    'another program': trainingBy('subprocess.run(["bash", "train.sh"])\n', STEP),
    'an import that may be another': {
      ...trainingBy('from lib.helper import run\n', STEP),
      'one/lib/other.py': '',
    },
    'one that another copy of the script reads': {
      ...trainingBy('print()\n', STEP),
      'project/dockers/train.py': 'import os\n\nX = os.environ["LABEL"]\n',
    },
    'what libraries read': trainingBy(
      'print()\n',
      declaring(
        'required_env_vars=["NCCL_DEBUG", "HF_HOME", "OMP_NUM_THREADS", "AWS_DEFAULT_REGION", "CA_REPOSITORY_ARN"]',
      ),
    ),
    'variables that only code tells': trainingBy(
      'print()\n',
      declaring('required_env_vars=["LABEL", *more()]'),
    ),
    'a script that is wrong': trainingBy('def f(:\n', STEP),
  },
});
