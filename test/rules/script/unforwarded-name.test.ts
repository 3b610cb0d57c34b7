/** script/unforwarded-name: what a script's main takes and the script never hands to it. */
import { unforwardedNameRule } from '../../../src/rules/script/unforwarded-name.ts';
import { mainOf, NAMED_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

const TAKES = 'x = environ_vars["X"]';
const GETS = 'x = environ_vars.get("X", "1")';
const PATHS = 'input_paths = {"data": "/opt/ml/processing/input/data"}\n';
const PARSER = 'parser = argparse.ArgumentParser()\nparser.add_argument("--job-type")\n';
const INTERFACE = `step_type: Run
contract:
  entry_point: run.py
  inputs: {data: {path: /opt/ml/processing/input/data}}
  env_vars: {optional: {X: '1'}}
spec:
  dependencies: {data: {type: processing_output}}
`;

/** What the script says outside of main, with nothing missing. */
const WHOLE = [
  ['a literal', 'main({}, {}, {"X": "1"})\n'],
  ['a keyword', 'environ_vars = {"X": "1"}\nmain({}, {}, environ_vars=environ_vars)\n'],
  [
    'a key that is set',
    'environ_vars = {}\nif y:\n    environ_vars["X"] = "1"\nmain({}, {}, environ_vars)\n',
  ],
  ['a constant', 'NAME = "X"\nvariables = {NAME: "1"}\nmain({}, {}, variables)\n'],
  ['dict(…)', 'main({}, {}, dict(X="1"))\n'],
  ['update', 'v = {}\nv.update({"X": "1"})\nmain({}, {}, v)\n'],
  ['update by keyword', 'v = {}\nv.update(X="1")\nmain({}, {}, v)\n'],
  ['setdefault', 'v = {}\nv.setdefault("X", "1")\nmain({}, {}, v)\n'],
] as const;

/** What can't be told. */
const UNKNOWN = [
  ['nothing calls it', ''],
  ['all of os.environ', 'main({}, {}, os.environ)\n'],
  ['a copy of it', 'main({}, {}, dict(os.environ))\n'],
  ['a comprehension', 'main({}, {}, {name: os.environ[name] for name in NAMES})\n'],
  ['a spread', 'main({}, {}, {**defaults})\n'],
  ['spread arguments', 'main(*everything)\n'],
  ['a loop', 'v = {}\nfor name in NAMES:\n    v[name] = os.environ[name]\nmain({}, {}, v)\n'],
  ['a function that may fill it', 'v = {}\nfill(v)\nmain({}, {}, v)\n'],
  ['another name for it', 'v = {}\nw = v\nmain({}, {}, v)\n'],
  ['what a function gives', 'main({}, {}, variables())\n'],
  ['a call that is put off', 'run(main)\nmain({}, {}, {})\n'],
  ['a name that refers to itself', 'v = w\nw = v\nmain({}, {}, v)\n'],
] as const;

testRule(unforwardedNameRule, {
  found: {
    'a variable that main needs': {
      source: mainOf(TAKES, 'main({}, {}, {"Y": "1"})\n'),
      says: [
        {
          at: 'run.py:5:22',
          severity: 'error',
          declaration: 'CONTRACT',
          message: `main takes environ_vars["X"], which the script never hands to it: it can't do without it`,
          help: 'hand X over where the script calls main, or take it out of main',
          fix: null,
        },
      ],
    },
    'a variable with a default': {
      source: mainOf(GETS, 'main({}, {}, {})\n'),
      says: [
        {
          at: 'run.py:5:26',
          severity: 'warning',
          message:
            'main takes environ_vars["X"], which the script never hands to it: whoever sets it has no effect',
        },
      ],
    },
    'the place that needs it of several': {
      source: mainOf(`${GETS}\n${TAKES}`, 'main({}, {}, {})\n'),
      says: [{ at: 'run.py:6:22', severity: 'error', message: expectedOf('environ_vars["X"]') }],
    },
    'a default that main refuses': {
      source: mainOf('x = environ_vars.get("X")\nif not x:\n    raise ValueError()', 'main({}, {}, {})\n'),
      says: [{ at: 'run.py:5:26', severity: 'error', message: expectedOf('environ_vars["X"]') }],
    },
    'what a function takes that main hands the dict to': {
      source: mainOf(
        'return load(environ_vars)',
        'def load(variables):\n    return variables["X"]\n\nmain({}, {}, {})\n',
      ),
      says: [{ at: 'run.py:9:22', severity: 'error', message: expectedOf('environ_vars["X"]') }],
    },
    'an argument that the parser lacks': {
      source: mainOf(
        'x = job_args.mode, job_args.job_type',
        `import argparse\n${PARSER}main({}, {}, {}, parser.parse_args())\n`,
      ),
      says: [{ at: 'run.py:5:18', severity: 'error', message: expectedOf('job_args.mode') }],
    },
    'an argument that is asked for': {
      source: mainOf(
        'x = getattr(job_args, "mode", None)',
        `${PARSER}args, _ = parser.parse_known_args()\nmain({}, {}, {}, args)\n`,
      ),
      says: [
        {
          at: 'run.py:5:27',
          severity: 'warning',
          message:
            'main takes job_args.mode, which the script never hands to it: whoever sets it has no effect',
        },
      ],
    },
    'a path of the contract, with what is handed over': {
      source: mainOf('x = input_paths.get("data")', 'main({"raw": FOLDER}, {}, {})\n'),
      says: [
        {
          at: 'run.py:5:25',
          severity: 'warning',
          message:
            'main takes input_paths["data"], which the script never hands to it: the input of CONTRACT has no effect',
          help: 'hand data over where the script calls main, or take it out of main; it hands over raw',
        },
      ],
    },
    'a variable of an interface in YAML': {
      source: { 'run.step.yaml': INTERFACE, ...withoutSteps(mainOf(GETS, 'main({}, {}, {})\n')) },
      says: [
        {
          at: 'run.py:5:26',
          step: 'Run',
          message:
            'main takes environ_vars["X"], which the script never hands to it: whoever sets it has no effect',
        },
      ],
    },
    'what a test hands over, which is no job': {
      source: {
        ...mainOf(TAKES, 'main({}, {}, {})\n'),
        'test/test_run.py': 'from run import main\nmain({}, {}, {"X": 1})\n',
      },
      says: [{ at: 'run.py:5:22', message: expectedOf('environ_vars["X"]') }],
    },
  },
  silent: {
    ...Object.fromEntries(
      WHOLE.map(([title, outside]) => [`a name given by ${title}`, mainOf(TAKES, outside)]),
    ),
    ...Object.fromEntries(
      UNKNOWN.map(([title, outside]) => [`what can't be told: ${title}`, mainOf(TAKES, outside)]),
    ),
    'a main that another module calls': {
      ...mainOf(TAKES, 'main({}, {}, {})\n'),
      'run_all.py': 'from run import main\nmain({}, {}, {"X": "1"})\n',
    },
    'a main that another module calls by its module': {
      ...mainOf(TAKES, 'main({}, {}, {})\n'),
      'run_all.py': 'import run\nrun.main({}, {}, {"X": "1"})\n',
    },
    'a path that no contract has': mainOf('x = input_paths.get("raw")', 'main({}, {}, {})\n'),
    'a path that main has by another name': mainOf(
      'x = input_paths.get("data", input_paths["raw"])',
      'main({"raw": "/opt/ml/processing/input/data"}, {}, {})\n',
    ),
    'no arguments at all': mainOf('x = job_args.mode if job_args else None', 'main({}, {}, {}, None)\n'),
    'arguments of a parser with parents': mainOf(
      'x = job_args.mode',
      'parser = ArgumentParser(parents=[base])\nmain({}, {}, {}, parser.parse_args())\n',
    ),
    'arguments that a function adds': mainOf(
      'x = job_args.mode',
      `${PARSER}add(parser)\nmain({}, {}, {}, parser.parse_args())\n`,
    ),
    'an argument of another name in the namespace': mainOf(
      'x = job_args.mode',
      `${PARSER}parser.add_argument("--how", dest="mode")\nmain({}, {}, {}, parser.parse_args())\n`,
    ),
    'an attribute that is set': mainOf(
      'x = job_args.mode',
      `${PARSER}args = parser.parse_args()\nargs.mode = 1\nmain({}, {}, {}, args)\n`,
    ),
    'a function that takes of two parameters': mainOf(
      'return load(environ_vars), load(input_paths)',
      'def load(values):\n    return values["data"]\n\nmain({"data": "/x"}, {}, {})\n',
    ),
    'a script of no contract': {
      ...mainOf(TAKES, 'main({}, {}, {})\n', replaced(NAMED_STEP, '"run.py"', '"other.py"')),
      'other.py': PATHS,
    },
  },
});

function expectedOf(taken: string): string {
  return `main takes ${taken}, which the script never hands to it: it can't do without it`;
}

function withoutSteps(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([path]) => path !== 'steps.py'));
}
