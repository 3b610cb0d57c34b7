/** script/undeclared-env: variables that a script needs and nobody declares. */
import { undeclaredEnvRule } from '../../../src/rules/script/undeclared-env.ts';
import { declaring, mainOf, trainingBy, TRAINING_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';

function requiring(list: string): string {
  return declaring(`required_env_vars=${list}`);
}

function undeclared(at: string, name: string, more: Partial<Said> = {}): Said {
  return {
    at,
    severity: 'error',
    message: `Script accesses undeclared environment variable: ${name}, which CONTRACT has neither among its required nor among its optional ones`,
    ...more,
  };
}

const READS = 'import os\n\nX = os.environ["LABEL"]\nY = os.getenv("LABEL")\nZ = os.environ["ID"]\n';
const LABEL = 'import os\n\nX = os.environ["LABEL"]\n';
const ELSEWHERE = `REQUIRED = ["REGION"]\nALL = REQUIRED\n${requiring('REQUIRED')}`;

/** What a step interface has, with the folders of the pipeline under this key. */
function interfaceWith(computed: string): Readonly<Record<string, string>> {
  return {
    'a.step.yaml': `step_type: Train\nspec: {outputs: {}}\ncontract:\n  entry_point: train.py\n  ${computed}: {STAGING: [a]}\n`,
    'train.py': 'import os\n\nX = os.environ["STAGING"]\n',
  };
}

function declared(name: string): NonNullable<Said['fix']> {
  return {
    safety: 'review',
    reason: `require ${name} in CONTRACT; whoever configures the step then has to set it`,
  };
}

function notDeclared(what: string): Pick<Said, 'fix' | 'help'> {
  return {
    fix: null,
    help: `not declared, since the required environment variables of CONTRACT are ${what}; declare LABEL where they stand`,
  };
}

testRule(undeclaredEnvRule, {
  found: {
    'each variable once': {
      source: trainingBy(READS, requiring("['REGION']")),
      says: [
        undeclared('train.py:3:5', 'LABEL', { fix: declared('LABEL') }),
        undeclared('train.py:5:5', 'ID', { fix: declared('ID') }),
      ],
    },
    'one where there is no list': {
      source: trainingBy(LABEL),
      says: [undeclared('train.py:3:5', 'LABEL', notDeclared('not there'))],
    },
    'one where the list stands elsewhere': {
      source: trainingBy(LABEL, ELSEWHERE),
      says: [undeclared('train.py:3:5', 'LABEL', notDeclared('REQUIRED, which may have other uses'))],
    },
    'what main takes and nobody gives it': {
      source: mainOf('x = environ_vars["REGION"]'),
      says: [
        undeclared('run.py:5:22', 'REGION', {
          help: 'declare REGION in CONTRACT, so that its builder passes it, or give it a default in the script',
        }),
      ],
    },
    'one that no key of an interface gives': {
      source: interfaceWith('other'),
      says: [
        {
          at: 'train.py:3:5',
          message:
            'Script accesses undeclared environment variable: STAGING, which Train.contract has neither among its required nor among its optional ones',
        },
      ],
    },
  },
  silent: {
    'a default': trainingBy('X = os.environ.get("LABEL", "y")\n'),
    'a default behind it': trainingBy('X = os.environ.get("LABEL") or "y"\n'),
    'a question': trainingBy('if os.getenv("LABEL"):\n    pass\nif os.getenv("LABEL") is None:\n    pass\n'),
    'a required variable': trainingBy('X = os.environ["LABEL"]\n', requiring('["LABEL"]')),
    'an optional variable': trainingBy('X = os.environ["SM_CHECKPOINT_DIR"]\n', TRAINING_STEP),
    'what others set': trainingBy(
      'X = os.environ["SM_NUM_GPUS"], os.environ["AWS_REGION"], os.environ["PATH"]\n',
    ),
    'variables that only code tells': trainingBy('X = os.environ["LABEL"]\n', requiring('required()')),
    'a name that only code tells': trainingBy('X = os.environ[name]\n'),
    'folders of the pipeline that an interface gives': interfaceWith('computed_env_paths'),
    'a declared variable that main takes': mainOf('x = environ_vars["LABEL"]'),
    'a variable that main takes with a default': mainOf('x = environ_vars.get("REGION", "eu")'),
    'a variable that the script gives its main': mainOf(
      'x = environ_vars["REGION"]',
      'main({}, {}, {"REGION": os.environ.get("REGION", "eu")})\n',
    ),
  },
  fixed: {
    'behind what is required already': {
      source: trainingBy(READS, requiring("['REGION']")),
      to: { 'steps.py': requiring("['REGION', 'LABEL', 'ID']") },
      safety: 'review',
    },
  },
});
