/** script/argument-mismatch: arguments of a script compared with those of its contract. */
import { argumentMismatchRule } from '../../../src/rules/script/argument-mismatch.ts';
import { declaring, mainOf, trainingBy, TRAINING_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';

const BUILDER = `from steps import SPEC


class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=SPEC)
`;

/** @param declared the contract's arguments; nothing where it says nothing of them */
function by(declared: string, script: string, builder = BUILDER): Readonly<Record<string, string>> {
  const library = declared === '' ? TRAINING_STEP : declaring(`expected_arguments=${declared}`);
  return { ...trainingBy(script, library), 'builder.py': builder };
}

/** A step interface, which tells all arguments. */
function interfaceBy(lines: string, script: string): Readonly<Record<string, string>> {
  const step = `step_type: Train\nspec: {outputs: {}}\ncontract:\n  entry_point: train.py\n  arguments: {}\n${lines}`;
  return { 'train.step.yaml': step, 'train.py': script };
}

const FLAG = '  job_arguments:\n  - flag: --job-type\n    source: job_type\n';
const REQUIRED = 'p.add_argument("--mode", required=True)\n';
const PARSER = 'parser.add_argument("--job-type")\n';

testRule(argumentMismatchRule, {
  found: {
    'what only one side has, on both sides': {
      source: by('{"job-type": "training"}', 'p.add_argument("-m", "--mode", required=True)\n'),
      says: [
        {
          at: 'steps.py:5:25',
          severity: 'warning',
          message: 'Contract declares argument not defined in script: job_type, which CONTRACT hands on',
          help: 'define --job_type in the script, which ends with an error otherwise, or remove it from CONTRACT',
        },
        {
          at: 'train.py:1:1',
          severity: 'warning',
          message:
            "Script defines argument not in contract: mode, which it requires and CONTRACT doesn't declare",
          help: 'declare mode in CONTRACT, or give it a default in the script',
        },
      ],
    },
    'what the script can do without, where the contract has most of what it takes': {
      source: by(
        '{"job-type": "a", "mode": "b"}',
        'p.add_argument("--job-type")\np.add_argument("--mode")\np.add_argument("--ratio", default=0.7)\n',
      ),
      says: [
        {
          at: 'train.py:3:1',
          severity: 'info',
          message:
            'Script defines argument not in contract: ratio, which it can do without; CONTRACT declares most of its arguments',
          help: 'declare ratio in CONTRACT, so that whoever builds the step knows of it',
        },
      ],
    },
    'what only one side has, where a step interface tells all': {
      source: interfaceBy(FLAG, REQUIRED),
      says: [
        {
          at: 'train.py:1:1',
          message:
            "Script defines argument not in contract: mode, which it requires and Train.contract doesn't declare",
        },
        {
          at: 'train.step.yaml:7:3',
          message:
            'Contract declares argument not defined in script: job_type, which Train.contract hands on',
        },
      ],
    },
    'what main takes and neither the parser nor the contract has, said once': {
      source: mainOf('x = job_args.mode\ny = job_args.mode', PARSER),
      says: [
        {
          at: 'run.py:5:18',
          severity: 'warning',
          message:
            "Script uses undefined argument: main takes mode from job_args, and neither the script's parser nor CONTRACT has it",
          help: 'define --mode in the script and declare it in CONTRACT',
        },
      ],
    },
  },
  silent: {
    'what the script can do without, where the contract has half of what it takes': by(
      '{"job-type": "a"}',
      'p.add_argument("--job-type")\np.add_argument("--ratio", default=0.7)\n',
    ),
    'the same arguments': by('{"job-type": "training"}', 'p.add_argument("--job_type", required=True)\n'),
    'a list of them': by('["--job-type"]', 'p.add_argument("--job_type")\n'),
    'one that has a default': by('{}', 'p.add_argument("--mode", default="x")\n'),
    'a script that takes none': by('{"mode": "x"}', 'print(1)\n'),
    'names that only code tells': by('{"mode": "x"}', 'p.add_argument(name)\np.add_argument("--other")\n'),
    'a contract that says nothing': by('', REQUIRED),
    'arguments of a contract that only code tells': by('arguments()', REQUIRED),
    'what a builder gives': by(
      '{}',
      REQUIRED,
      `${BUILDER}\n    def _get_job_arguments(self):\n        return ["--mode", "x"]\n`,
    ),
    'what a builder may give that nobody can read': by('{}', REQUIRED, ''),
    'a flag of an interface that the script takes': interfaceBy(
      FLAG,
      'p.add_argument("--job_type", required=True)\n',
    ),
    'flags of an interface that only a program tells': interfaceBy(
      '  job_arguments:\n  - {source: job_type}\n',
      'p.add_argument("--job_type", required=True)\n',
    ),
    'a declared argument': mainOf('x = job_args.job_type', PARSER),
    'an argument that the parser has': mainOf(
      'x = job_args.dry_run',
      `${PARSER}parser.add_argument("--dry-run")\n`,
    ),
    'a destination': mainOf('x = job_args.mode', `${PARSER}parser.add_argument("--m", dest="mode")\n`),
    'a position': mainOf('x = job_args.mode', `${PARSER}parser.add_argument("mode")\n`),
    'a default that is set': mainOf('x = job_args.mode', `${PARSER}parser.set_defaults(mode=1)\n`),
    'an attribute that is asked for': mainOf('x = job_args.mode if hasattr(job_args, "mode") else 1', PARSER),
    'a method': mainOf('x = job_args.keys()', PARSER),
    'an attribute that is set': mainOf('job_args.mode = 1', PARSER),
    'a script without a parser': mainOf('x = job_args.mode'),
  },
});
