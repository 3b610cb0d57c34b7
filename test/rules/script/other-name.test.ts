/** script/other-name: names by which a script hands over paths that its contract calls otherwise. */
import { otherNameRule } from '../../../src/rules/script/other-name.ts';
import { mainOf, NAMED_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

const PATH = '/opt/ml/processing/input/data';
const TAKES = 'x = input_paths["frame"]';
const HANDS = `main({"frame": "${PATH}/"}, {}, {})\n`;
const SAID = `the script hands its main ${PATH} as frame, which CONTRACT calls data: who calls main by the contract's names hands it nothing`;

testRule(otherNameRule, {
  found: {
    'an input': {
      source: mainOf(TAKES, HANDS),
      says: [
        {
          at: 'run.py:8:7',
          severity: 'info',
          message: SAID,
          help: 'call it data in the script, in main and where it is called, or change it in CONTRACT',
          related: [`steps.py:3:27 CONTRACT calls ${PATH} data`],
          port: 'data',
          fix: null,
        },
      ],
    },
    'an output': {
      source: mainOf('x = output_paths["out"]', 'main({}, {"out": "/opt/ml/processing/output"}, {})\n'),
      says: [
        {
          at: 'run.py:8:11',
          message:
            "the script hands its main /opt/ml/processing/output as out, which CONTRACT calls scores: who calls main by the contract's names hands it nothing",
        },
      ],
    },
    'a path that a name has in two places': {
      source: mainOf(TAKES, `PATH = "${PATH}"\nif x:\n    PATH = '${PATH}'\nmain({"frame": PATH}, {}, {})\n`),
      says: [{ at: 'run.py:11:7', message: SAID }],
    },
    'an input of an interface in YAML': {
      source: {
        'run.step.yaml': `step_type: Run\ncontract:\n  entry_point: run.py\n  inputs: {data: {path: ${PATH}}}\nspec:\n  dependencies: {data: {type: processing_output}}\n`,
        'run.py': mainOf(TAKES, HANDS)['run.py'] ?? '',
      },
      says: [{ at: 'run.py:8:7', message: SAID.replace('CONTRACT', 'Run.contract') }],
    },
  },
  silent: {
    "the contract's name": mainOf('x = input_paths["data"]', `main({"data": "${PATH}"}, {}, {})\n`),
    "the contract's name beside another": mainOf(
      TAKES,
      `main({"frame": "${PATH}", "data": "${PATH}"}, {}, {})\n`,
    ),
    'another path': mainOf(TAKES, 'main({"frame": "/opt/ml/processing/input/other"}, {}, {})\n'),
    'a name that has another path in another place': mainOf(
      TAKES,
      `PATH = "${PATH}"\nif x:\n    PATH = "/other"\nmain({"frame": PATH}, {}, {})\n`,
    ),
    'a path that several names of the contract have': mainOf(
      TAKES,
      HANDS,
      replaced(NAMED_STEP, '{"data":', `{"more": "${PATH}", "data":`),
    ),
    'a name that main never takes': mainOf('x = 1', HANDS),
    'a name that is handed over twice': mainOf(
      TAKES,
      `paths = {"frame": "${PATH}"}\nif x:\n    paths["frame"] = "/other"\nmain(paths, {}, {})\n`,
    ),
    'what is handed over is not known whole': mainOf(
      TAKES,
      `paths = {"frame": "${PATH}", **more}\nmain(paths, {}, {})\n`,
    ),
    'a contract that is not known whole': mainOf(
      TAKES,
      HANDS,
      replaced(NAMED_STEP, '{"data":', '{**MORE, "data":'),
    ),
  },
});
