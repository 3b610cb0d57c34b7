/** script/other-path: paths that a script hands its main for names that its contract has elsewhere. */
import { otherPathRule } from '../../../src/rules/script/other-path.ts';
import { mainOf, NAMED_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { RuleCases } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

const DECLARED = '/opt/ml/processing/input/data';
const RAW = '/opt/ml/processing/input/raw';
const TAKES = 'x = input_paths["data"]';
const SAID = `the script hands its main ${RAW} as data, which CONTRACT has at ${DECLARED}: nothing is mounted there`;
const FIX = { safety: 'review', reason: `use ${DECLARED}, where CONTRACT has the input data` } as const;
const INTERFACE = `step_type: Run
contract:
  entry_point: run.py
  inputs: {data: {path: ${DECLARED}}}
spec:
  dependencies: {data: {type: processing_output}}
`;

/** How the path may stand in the script, and where. */
const WRITTEN = [
  ['a literal', `main({"data": "${RAW}"}, {}, {})\n`, 'run.py:8:15'],
  ['a constant', `RAW = "${RAW}"\nmain({"data": RAW}, {}, {})\n`, 'run.py:8:7'],
  [
    'a key that is set',
    `input_paths = {}\ninput_paths["data"] = "${RAW}"\nmain(input_paths, {}, {})\n`,
    'run.py:9:23',
  ],
  ['an entry of a table', `PATHS = {"RAW": "${RAW}"}\nmain({"data": PATHS["RAW"]}, {}, {})\n`, 'run.py:8:17'],
] as const;

/** Paths that are put together. */
const JOINED = [
  ['by +', `IN = "/opt/ml/processing/input"\nmain({"data": IN + "/raw"}, {}, {})\n`],
  ['by os.path.join', `main({"data": os.path.join("/opt/ml/processing/input/", "raw")}, {}, {})\n`],
  ['by Path', `main({"data": str(Path("/opt/ml/processing/input") / "raw")}, {}, {})\n`],
] as const;

const found: RuleCases['found'] = {
  ...Object.fromEntries(
    WRITTEN.map(([title, outside, at]) => [
      `${title} that is another path`,
      { source: mainOf(TAKES, outside), says: [{ at, message: SAID, port: 'data', fix: FIX }] },
    ]),
  ),
  ...Object.fromEntries(
    JOINED.map(([title, outside]) => [
      `a path that is joined ${title}`,
      {
        source: mainOf(TAKES, outside),
        says: [
          {
            at: outside.startsWith('IN') ? 'run.py:9:7' : 'run.py:8:7',
            message: SAID,
            help: `not changed, since no one literal is the path; put ${DECLARED} together by hand`,
            fix: null,
          },
        ],
      },
    ]),
  ),
};

const OUTPUT = `main({}, {"scores": "/opt/ml/processing/scores"}, {})\n`;

testRule(otherPathRule, {
  found: {
    ...found,
    'an output': {
      source: mainOf('x = output_paths["scores"]', OUTPUT),
      says: [
        {
          at: 'run.py:8:21',
          severity: 'warning',
          message:
            'the script hands its main /opt/ml/processing/scores as scores, which CONTRACT has at /opt/ml/processing/output: what is written there is lost',
          related: [
            'steps.py:4:38 CONTRACT has /opt/ml/processing/output',
            'run.py:8:11 the script hands it to main as scores',
          ],
        },
      ],
    },
    'a folder above an output': {
      source: mainOf('x = output_paths["scores"]', 'main({}, {"scores": "/opt/ml/processing"}, {})\n'),
      says: [
        {
          at: 'run.py:8:21',
          message:
            'the script hands its main /opt/ml/processing as scores, which CONTRACT has at /opt/ml/processing/output: what is written there is lost',
        },
      ],
    },
    "a path that the step's builder has, too": {
      source: mainOf(
        TAKES,
        `main({"data": "${RAW}"}, {}, {})\n`,
        `${NAMED_STEP}

class RunStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=SPEC)

    def create_step(self):
        return ProcessingInput(destination="${RAW}")
`,
      ),
      says: [
        {
          at: 'run.py:8:15',
          message: SAID,
          help: `not changed, since RunStepBuilder has ${RAW}, too; change it in CONTRACT, if that is right`,
          fix: null,
        },
      ],
    },
    'a path of an interface in YAML': {
      source: {
        'run.step.yaml': INTERFACE,
        'run.py': mainOf(TAKES, `main({"data": "${RAW}"}, {}, {})\n`)['run.py'] ?? '',
      },
      says: [{ at: 'run.py:8:15', message: SAID.replace('CONTRACT', 'Run.contract') }],
    },
    "another name's path, of which it can't be told which is meant": {
      source: mainOf(
        TAKES,
        `main({"data": "${RAW}"}, {}, {})\n`,
        replaced(NAMED_STEP, '{"data":', `{"raw": "${RAW}", "data":`),
      ),
      says: [
        {
          at: 'run.py:8:15',
          message: SAID,
          help: `not changed, since CONTRACT has raw at ${RAW}; find out which of the two is meant`,
        },
      ],
    },
    'a literal for two names': {
      source: mainOf(TAKES, `RAW = "${RAW}"\nmain({"data": RAW, "more": RAW}, {}, {})\n`),
      says: [
        {
          at: 'run.py:8:7',
          message: SAID,
          help: 'not changed, since the script hands it over by another name, too; give each its own',
        },
      ],
    },
  },
  silent: {
    "the contract's path": mainOf(TAKES, `main({"data": "${DECLARED}/"}, {}, {})\n`),
    'something below it': mainOf(TAKES, `main({"data": "${DECLARED}/train"}, {}, {})\n`),
    'a folder of inputs above it': mainOf(TAKES, 'main({"data": "/opt/ml/processing/input"}, {}, {})\n'),
    'one way of several that is right': mainOf(
      TAKES,
      `input_paths = {"data": "${RAW}"}\nif x:\n    input_paths["data"] = "${DECLARED}"\nmain(input_paths, {}, {})\n`,
    ),
    'a path that only code tells': mainOf(TAKES, 'main({"data": os.environ.get("DATA", "/x")}, {}, {})\n'),
    'a name that is bound twice': mainOf(TAKES, `RAW = "${RAW}"\nRAW = "/y"\nmain({"data": RAW}, {}, {})\n`),
    'a name that the contract lacks': mainOf(TAKES, `main({"raw": "${RAW}"}, {}, {})\n`),
  },
  fixed: {
    'where the literal stands': {
      source: mainOf(TAKES, `RAW = '${RAW}'  # mounted\nmain({"data": RAW}, {}, {})\n`),
      to: mainOf(TAKES, `RAW = '${DECLARED}'  # mounted\nmain({"data": RAW}, {}, {})\n`),
      safety: 'review',
    },
  },
});
