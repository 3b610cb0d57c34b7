/** script/env-default: defaults of contracts that their scripts don't share. */
import { envDefaultRule } from '../../../src/rules/script/env-default.ts';
import { trainingBy, TRAINING_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';

/** A contract that has this default. */
function having(value: string): string {
  return TRAINING_STEP.replace('"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"', `"RATIO": ${value}`);
}

function other(contract: string, script: string): Said {
  return {
    at: 'steps.py:6:24',
    severity: 'info',
    message: `The defaults of environment variable RATIO differ: CONTRACT has ${contract}, and its script ${script}`,
    related: ['train.py:1:11 the script reads RATIO here'],
    fix: null,
  };
}

const SCRIPT = 'X = float(os.getenv("RATIO", 0.5))\n';

testRule(envDefaultRule, {
  found: {
    'another number': { source: trainingBy(SCRIPT, having('"0.7"')), says: [other('"0.7"', '"0.5"')] },
    'another text': {
      source: trainingBy('X = (     os.getenv("RATIO", "auto"))\n', having('""')),
      says: [other('""', '"auto"')],
    },
    'none of several': {
      source: trainingBy('X =       os.getenv("RATIO", "a"), os.getenv("RATIO", "b")\n', having('"c"')),
      says: [other('"c"', '"a"')],
    },
    'that of an interface': {
      source: {
        'a.step.yaml':
          "step_type: Train\nspec: {outputs: {}}\ncontract:\n  entry_point: train.py\n  env_vars: {required: [], optional: {RATIO: '0.7'}}\n",
        'train.py': SCRIPT,
      },
      says: [
        {
          at: 'a.step.yaml:5:39',
          message:
            'The defaults of environment variable RATIO differ: Train.contract has "0.7", and its script "0.5"',
        },
      ],
    },
  },
  silent: {
    'the same': trainingBy(SCRIPT, having('"0.5"')),
    'the same number': trainingBy(SCRIPT, having('"0.50"')),
    'the same word': trainingBy('X = os.getenv("RATIO", "True").lower()\n', having('"true"')),
    'the same but for spaces': trainingBy('X = os.getenv("RATIO", "[1, 2]")\n', having('"[1,2]"')),
    'nothing by another word': trainingBy('X = os.getenv("RATIO", "")\n', having('"false"')),
    'one of several': trainingBy('X = os.getenv("RATIO", "a"), os.getenv("RATIO", "b")\n', having('"b"')),
    'none in the script': trainingBy('X = os.environ["RATIO"]\n', having('"0.5"')),
    'one that only code tells': trainingBy('X = os.getenv("RATIO", ratio())\n', having('"0.5"')),
    'one that only code tells in the contract': trainingBy(SCRIPT, having('ratio()')),
    'one that the script never reads': trainingBy('print()\n', having('"0.5"')),
  },
});
