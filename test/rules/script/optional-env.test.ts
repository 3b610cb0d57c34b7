/** script/optional-env: variables that a contract requires and its script does without. */
import { optionalEnvRule } from '../../../src/rules/script/optional-env.ts';
import { declaring, mainOf, NAMED_STEP, trainingBy } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';

const REQUIRED = declaring('required_env_vars=["LABEL"]');

function optional(at: string, name: string, how: string, more: Partial<Said> = {}): Said {
  return {
    at,
    severity: 'warning',
    message: `Contract requires environment variable that its script does without: ${name} in CONTRACT; the script ${how}`,
    ...more,
  };
}

function inTraining(how: string, more: Partial<Said> = {}): Said {
  return optional('steps.py:5:24', 'LABEL', how, more);
}

function made(how: string): NonNullable<Said['fix']> {
  return {
    safety: 'review',
    reason: `make LABEL optional in CONTRACT, ${how}; without a configuration the step then runs with that`,
  };
}

function byHand(why: string): Pick<Said, 'fix' | 'help'> {
  return { fix: null, help: `not moved, since ${why}; choose the default of LABEL by hand` };
}

const PREPARED = 'is prepared for its not being there';
const HELPER = 'from helper import run\nX = os.getenv("LABEL", "y")\n';
const INTERFACE = `step_type: Train
registry: {sagemaker_step_type: Training}
contract:
  entry_point: train.py
  env_vars:
    required:
    - LABEL
    - ID
    optional:
      RATIO: '0.5'
spec: {outputs: {}}
`;

testRule(optionalEnvRule, {
  found: {
    'one with a default': {
      source: trainingBy('X = os.getenv("LABEL", "y")\n', REQUIRED),
      says: [
        inTraining('takes "y" where it isn\'t there', {
          fix: made('with its script\'s default "y"'),
          related: ['train.py:1:5 the script reads LABEL here'],
        }),
      ],
    },
    'one that is asked for': {
      source: trainingBy('X = os.getenv("LABEL", "")\nif X:\n    run(X)\n', REQUIRED),
      says: [inTraining(PREPARED, { fix: made('with an empty text, by which its script goes as by none') })],
    },
    'one that None is asked of': {
      source: trainingBy('X = os.getenv("LABEL")\nif X is None:\n    X = "y"\n', REQUIRED),
      says: [inTraining(PREPARED, byHand('the script asks whether it is there, and an empty text is'))],
    },
    'one with a default that only code tells': {
      source: trainingBy('X = os.getenv("LABEL", label())\n', REQUIRED),
      says: [inTraining(PREPARED, byHand('only running the script tells what it takes in its place'))],
    },
    'one that an error is caught for': {
      source: trainingBy('try:\n    X = os.environ["LABEL"]\nexcept KeyError:\n    X = "y"\n', REQUIRED),
      says: [inTraining(PREPARED)],
    },
    'one that the script gives its main with a default': {
      source: mainOf('x = environ_vars["LABEL"]', 'main({}, {}, {"LABEL": os.environ.get("LABEL", "y")})\n'),
      says: [optional('steps.py:6:24', 'LABEL', 'takes "y" where it isn\'t there')],
    },
    'one beside an import that has nothing to do with it': {
      source: { ...trainingBy(HELPER, REQUIRED), 'helper.py': 'def run():\n    pass\n' },
      says: [inTraining('takes "y" where it isn\'t there')],
    },
  },
  silent: {
    'one that is needed': trainingBy('X = os.environ["LABEL"]\n', REQUIRED),
    'one that is needed somewhere': trainingBy(
      'X = os.getenv("LABEL", "y")\nY = os.environ["LABEL"]\n',
      REQUIRED,
    ),
    'one that nothing is taken for': trainingBy('X = os.getenv("LABEL")\n', REQUIRED),
    "an empty default of which more isn't known": trainingBy('run(os.getenv("LABEL", ""))\n', REQUIRED),
    'an empty default that is refused': trainingBy(
      'X = os.getenv("LABEL", "").strip()\nif not X:\n    raise ValueError("LABEL")\n',
      REQUIRED,
    ),
    'nothing that is refused': trainingBy(
      'X = os.getenv("LABEL")\nif X is None:\n    sys.exit(1)\n',
      REQUIRED,
    ),
    'what main refuses': mainOf(
      'x = environ_vars.get("LABEL", "")\nif not x:\n    raise ValueError()',
      'main({}, {}, {"LABEL": os.environ.get("LABEL")})\n',
    ),
    'what a list of names asks for': trainingBy(
      'for name in ["LABEL"]:\n    if name not in os.environ:\n        raise ValueError(name)\nX = os.getenv("LABEL", "y")\n',
      REQUIRED,
    ),
    'what an import asks for': {
      ...trainingBy(HELPER, REQUIRED),
      'helper.py': 'import os\n\ndef run(names):\n    return [os.environ[name] for name in names]\n',
    },
    'an import that may be another': {
      ...trainingBy(HELPER.replace('helper', 'lib.helper'), REQUIRED),
      'one/lib/other.py': '',
    },
    'one that the script never names': mainOf('pass', '', NAMED_STEP),
    'an optional variable': trainingBy(
      'X = os.getenv("LABEL", "y")\n',
      declaring('x=1').replace('SM_CHECKPOINT_DIR', 'LABEL'),
    ),
  },
  fixed: {
    'to what is optional': {
      source: trainingBy('X = os.getenv("LABEL", "y")\n', REQUIRED),
      to: {
        'steps.py': REQUIRED.replace('["LABEL"]', '[]').replace(
          '"/opt/ml/checkpoints"}',
          '"/opt/ml/checkpoints", "LABEL": "y"}',
        ),
      },
      safety: 'review',
    },
    'where nothing is optional yet': {
      source: mainOf('x = environ_vars.get("LABEL")', 'main({}, {}, {"LABEL": os.getenv("LABEL", "y")})\n'),
      to: {
        'steps.py': NAMED_STEP.replace(
          'required_env_vars=["LABEL"],\n',
          'required_env_vars=[],\n    optional_env_vars={"LABEL": "y"},\n',
        ),
      },
      safety: 'review',
    },
    'in an interface': {
      source: {
        'a.step.yaml': INTERFACE,
        'train.py': 'X = os.getenv("LABEL", "y")\nY = os.getenv("ID", "1")\n',
      },
      to: {
        'a.step.yaml': INTERFACE.replace('required:\n    - LABEL\n    - ID\n', 'required: []\n').replace(
          "      RATIO: '0.5'\n",
          "      RATIO: '0.5'\n      LABEL: 'y'\n      ID: '1'\n",
        ),
      },
      safety: 'review',
    },
  },
});
