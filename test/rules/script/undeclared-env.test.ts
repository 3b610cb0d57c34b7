/** script/undeclared-env: variables that a script needs and nobody declares. */
import { undeclaredEnvRule } from '../../../src/rules/script/undeclared-env.ts';
import { declaring, mainOf, trainingBy, TRAINING_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';

function requiring(list: string): string {
  return declaring(`required_env_vars=${list}`);
}

function undeclared(at: string, name: string, result: string, more: Partial<Said> = {}): Said {
  return {
    at,
    severity: 'warning',
    message: `Script accesses undeclared environment variable: ${name}, which CONTRACT doesn't declare; ${result}`,
    ...more,
  };
}

/** One with a default. */
function defaulted(name: string, result: string, more: Partial<Said> = {}): Said {
  return undeclared('train.py:1:5', name, result, { severity: 'info', ...more });
}

const FAILS = 'without it the script fails';
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

function required(name: string): NonNullable<Said['fix']> {
  return {
    safety: 'review',
    reason: `require ${name} in CONTRACT; whoever configures the step then has to set it`,
  };
}

function optional(name: string, how: string): NonNullable<Said['fix']> {
  return {
    safety: 'review',
    reason: `have ${name} as optional in CONTRACT, ${how}; a configuration can then set it`,
  };
}

function notDeclared(what: string): Pick<Said, 'fix' | 'help'> {
  return {
    fix: null,
    help: `not declared, since the required environment variables of CONTRACT are ${what}; declare LABEL where they stand`,
  };
}

function byHand(why: string): Pick<Said, 'fix' | 'help'> {
  return { fix: null, help: `not declared, since ${why}; declare LABEL by hand` };
}

const BUILT = `${TRAINING_STEP}
class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config: TrainConfig):
        super().__init__(spec=SPEC)

    def _get_environment_variables(self):
        return {"LABEL": self.config.label}
`;

/** A step whose configuration has this field, and a script that takes "y" without the variable. */
function configured(field: string): Readonly<Record<string, string>> {
  const config = `class BaseConfig(BaseModel):\n    ${field}\n\n\nclass TrainConfig(BaseConfig):\n    other: str = "x"\n\n\n`;
  const builder = BUILT.replace('{"LABEL": self.config.label}', '{}').replace(
    'class TrainStep',
    `${config}class TrainStep`,
  );
  return trainingBy('X = os.environ.get("LABEL", "y")\n', builder);
}

/** A contract whose only variables are these, and a script. */
function optionalIn(variables: string, script: string, of = 'steps.py'): Readonly<Record<string, string>> {
  const step = TRAINING_STEP.replace('{"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}', variables);
  return { [of]: step, 'train.py': script };
}

const TYPESCRIPT_STEP = `export const CONTRACT = new TrainingScriptContract({
  entryPoint: 'train.py',
  expectedOutputPaths: { model: '/opt/ml/model' },
  requiredEnvVars: [],
});

export const SPEC = new StepSpecification({
  stepType: 'Train',
  scriptContract: CONTRACT,
  outputs: [new OutputSpec({ logicalName: 'model' })],
});
`;

function yamlStep(variables: string): string {
  return `step_type: Train
registry: {sagemaker_step_type: Training}
contract:
  entry_point: train.py
  outputs:
    model: {path: /opt/ml/model}
${variables}spec:
  outputs:
    model: {type: MODEL_ARTIFACTS, property_path: properties.ModelArtifacts.S3ModelArtifacts}
`;
}

testRule(undeclaredEnvRule, {
  found: {
    'each variable once': {
      source: trainingBy(READS, requiring("['REGION']")),
      says: [
        undeclared('train.py:3:5', 'LABEL', FAILS, {
          fix: null,
          help: 'not declared, since the script reads it in other ways too; declare LABEL by hand',
        }),
        undeclared('train.py:5:5', 'ID', FAILS, { fix: required('ID') }),
      ],
    },
    'one where there is no list': {
      source: trainingBy(LABEL),
      says: [undeclared('train.py:3:5', 'LABEL', FAILS, notDeclared('not there'))],
    },
    'one where the list stands elsewhere': {
      source: trainingBy(LABEL, ELSEWHERE),
      says: [undeclared('train.py:3:5', 'LABEL', FAILS, notDeclared('REQUIRED, which may have other uses'))],
    },
    'one whose default is what the contract has a port for': {
      source: trainingBy('X = os.environ.get("LABEL", "/opt/ml/model")\n'),
      says: [
        defaulted(
          'LABEL',
          'the script takes "/opt/ml/model"',
          byHand('the contract gives /opt/ml/model as model'),
        ),
      ],
    },
    'one for which the configuration has another default': {
      source: configured('label: str = Field(default="n", description="a label")'),
      says: [
        defaulted(
          'LABEL',
          'the script takes "y"',
          byHand('the script takes "y" without it, and TrainConfig has "n" for label'),
        ),
      ],
    },
    'one for which the configuration has another default, as the first argument': {
      source: configured('label: bool = Field(True)'),
      says: [
        defaulted(
          'LABEL',
          'the script takes "y"',
          byHand('the script takes "y" without it, and TrainConfig has "True" for label'),
        ),
      ],
    },
    'one of an interface without a builder, for which its configuration has another default': {
      source: {
        'a.step.yaml': yamlStep(''),
        'train.py': 'X = os.environ.get("LABEL", "y")\n',
        'config.py': 'class TrainConfig(BaseModel):\n    label: str = "n"\n',
      },
      says: [
        {
          at: 'train.py:1:5',
          severity: 'info',
          message:
            'Script accesses undeclared environment variable: LABEL, which Train.contract doesn\'t declare; the script takes "y"',
          ...byHand('the script takes "y" without it, and TrainConfig has "n" for label'),
        },
      ],
    },
    'one for which the configuration has the same default': {
      source: configured('label: str = "Y"'),
      says: [
        defaulted('LABEL', 'the script takes "y"', {
          fix: optional('LABEL', 'with its script\'s default "y"'),
        }),
      ],
    },
    'one for which the configuration has no default': {
      source: configured('label: str = Field(..., description="a label")'),
      says: [
        defaulted('LABEL', 'the script takes "y"', {
          fix: optional('LABEL', 'with its script\'s default "y"'),
        }),
      ],
    },
    'one with a default': {
      source: trainingBy('X = os.environ.get("LABEL", "y")\n'),
      says: [
        defaulted('LABEL', 'the script takes "y"', {
          fix: optional('LABEL', 'with its script\'s default "y"'),
          help: 'declare LABEL in CONTRACT, so that its builder passes it',
        }),
      ],
    },
    'one that a constant names, with a default that another one is': {
      source: trainingBy(
        'X = get(NAME, WORD)\n\nNAME = "LABEL"\nWORD = "y"\n\ndef get(n, d):\n    return os.getenv(n, d)\n',
      ),
      says: [defaulted('LABEL', 'the script takes "y"')],
    },
    'one that nothing is taken for': {
      source: trainingBy('X = os.environ.get("LABEL")\n'),
      says: [
        undeclared(
          'train.py:1:5',
          'LABEL',
          'the script finds nothing',
          byHand("it isn't seen whether the script can do without it"),
        ),
      ],
    },
    'one that is asked for': {
      source: trainingBy('X = os.environ.get("LABEL")\nif X:\n    run(X)\n'),
      says: [
        defaulted('LABEL', 'the script does without', {
          fix: optional('LABEL', 'with an empty text, by which its script goes as by none'),
        }),
      ],
    },
    'one that None is asked of': {
      source: trainingBy('X = os.environ.get("LABEL")\nif X is not None:\n    run(X)\n'),
      says: [
        defaulted(
          'LABEL',
          'the script does without',
          byHand('the script asks whether it is there, and an empty text is'),
        ),
      ],
    },
    'one that the script refuses to be without': {
      source: trainingBy('X = os.environ.get("LABEL")\nif not X:\n    raise ValueError()\n', requiring('[]')),
      says: [
        undeclared(
          'train.py:1:5',
          'LABEL',
          'the script may end without it',
          byHand('the script asks for it and may end without it'),
        ),
      ],
    },
    'one that is shown where it has a default elsewhere': {
      source: trainingBy('X = os.getenv("LABEL", "y")\nprint(os.getenv("LABEL"))\n'),
      says: [defaulted('LABEL', 'the script takes "y"', { fix: null })],
    },
    'one with several defaults': {
      source: trainingBy('X = os.getenv("LABEL", "y")\nY = os.getenv("LABEL", "z")\n'),
      says: [
        defaulted('LABEL', 'the script takes "y"', byHand('the script has several texts for it: "y", "z"')),
      ],
    },
    'one with a default that only code tells': {
      source: trainingBy('X = os.getenv("LABEL", json.dumps(LABELS))\n'),
      says: [
        defaulted(
          'LABEL',
          'the script does without',
          byHand('only running the script tells what it takes in its place'),
        ),
      ],
    },
    'one that the builder passes': {
      source: trainingBy(LABEL, BUILT),
      says: [
        undeclared('train.py:3:5', 'LABEL', 'TrainStepBuilder has it, so it may be passed all the same', {
          severity: 'info',
        }),
      ],
    },
    'what main takes where nobody calls it': {
      source: mainOf('x = environ_vars["REGION"]'),
      says: [undeclared('run.py:5:9', 'REGION', FAILS)],
    },
    'what main takes of all of the environment': {
      source: mainOf('x = environ_vars["REGION"]', 'main({}, {}, dict(os.environ))\n'),
      says: [undeclared('run.py:5:9', 'REGION', FAILS)],
    },
    'what the script gives its main, with the default that it has there': {
      source: mainOf(
        'x = environ_vars.get("REGION", "us")',
        'main({}, {}, {"REGION": os.environ.get("REGION", "eu")})\n',
      ),
      says: [undeclared('run.py:8:25', 'REGION', 'the script takes "eu"', { severity: 'info' })],
    },
    'what main refuses to be without': {
      source: mainOf(
        'x = environ_vars.get("REGION")\nif not x:\n    raise ValueError()',
        'main({}, {}, {"REGION": os.environ.get("REGION")})\n',
      ),
      says: [undeclared('run.py:10:25', 'REGION', 'the script may end without it')],
    },
    'one that no key of an interface gives': {
      source: interfaceWith('other'),
      says: [
        {
          at: 'train.py:3:5',
          message:
            "Script accesses undeclared environment variable: STAGING, which Train.contract doesn't declare; without it the script fails",
        },
      ],
    },
  },
  silent: {
    'a required variable': trainingBy('X = os.environ["LABEL"]\n', requiring('["LABEL"]')),
    'an optional variable': trainingBy('X = os.environ["SM_CHECKPOINT_DIR"]\n', TRAINING_STEP),
    'what others set': trainingBy(
      'X = os.environ["SM_NUM_GPUS"], os.environ["AWS_REGION"], os.environ["PATH"], os.getenv("LOCAL_RANK", "0")\n',
    ),
    'what the script sets': trainingBy('os.environ["LABEL"] = "x"\nX = os.environ["LABEL"]\n'),
    'what a helper sets': {
      ...trainingBy('from helper import run\nX = os.environ["LABEL"]\n'),
      'helper.py': 'import os\n\nos.environ.setdefault("LABEL", "x")\n\ndef run():\n    pass\n',
    },
    'variables that only code tells': trainingBy('X = os.environ["LABEL"]\n', requiring('required()')),
    'a name that only code tells': trainingBy('X = os.environ[name]\n'),
    'folders of the pipeline that an interface gives': interfaceWith('computed_env_paths'),
    'a declared variable that main takes': mainOf('x = environ_vars["LABEL"]'),
    'what main takes and the script never gives it': mainOf(
      'x = environ_vars["REGION"]',
      'main({}, {}, {})\n',
    ),
  },
  fixed: {
    'behind what is required already': {
      source: trainingBy(READS.replace('Y = os.getenv("LABEL")\n', ''), requiring("['REGION']")),
      to: { 'steps.py': requiring("['REGION', 'LABEL', 'ID']") },
      safety: 'review',
    },
    'among what is optional': {
      source: trainingBy(
        'X = os.getenv("LABEL", "y")\nY = int(os.getenv("SIZE", 10))\nZ = os.getenv("ID") or ""\n',
      ),
      to: {
        'steps.py': TRAINING_STEP.replace(
          '"/opt/ml/checkpoints"}',
          '"/opt/ml/checkpoints", "LABEL": "y", "SIZE": "10", "ID": ""}',
        ),
      },
      safety: 'review',
    },
    'where nothing is optional yet': {
      source: optionalIn('{}', 'X = os.getenv("LABEL", "y")\n'),
      to: optionalIn('{"LABEL": "y"}', 'X = os.getenv("LABEL", "y")\n'),
      safety: 'review',
    },
    'in a contract in TypeScript that has none': {
      source: { 'steps.ts': TYPESCRIPT_STEP, 'train.py': 'X = os.getenv("LABEL", "y")\n' },
      to: {
        'steps.ts': TYPESCRIPT_STEP.replace(
          'requiredEnvVars: [],\n',
          "requiredEnvVars: [],\n  optionalEnvVars: { LABEL: 'y' },\n",
        ),
      },
      safety: 'review',
    },
    'in an interface': {
      source: {
        'a.step.yaml': yamlStep('  env_vars:\n    required: []\n    optional:\n      ID: id\n'),
        'train.py': 'A = os.environ["ID"]\nX = float(os.getenv("RATIO", 0.5))\nY = os.environ["LABEL"]\n',
      },
      to: {
        'a.step.yaml': yamlStep(
          "  env_vars:\n    required: [LABEL]\n    optional:\n      ID: id\n      RATIO: '0.5'\n",
        ),
      },
      safety: 'review',
    },
  },
});
