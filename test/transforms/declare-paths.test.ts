/** declare-paths: under which name a path is declared, and where it is left to a person. */
import { undeclaredPathRule } from '../../src/rules/script/undeclared-path.ts';
import { NAMED_STEP } from '../support/scripted-step.ts';
import { testRule } from '../support/test-rule.ts';
import type { RuleCases } from '../support/test-rule.ts';
import { replaced } from '../support/training-step.ts';

const RAW = '/opt/ml/processing/input/raw';
const PLOTS = '/opt/ml/processing/plots';

const SPEC_HAS_RAW = replaced(
  NAMED_STEP,
  '[DependencySpec(logical_name="data")]',
  '[DependencySpec(logical_name="data"), DependencySpec(logical_name="raw")]',
);
const SPEC_HAS_PLOTS = replaced(
  NAMED_STEP,
  '[OutputSpec(logical_name="scores")]',
  '[OutputSpec(logical_name="scores"), OutputSpec(logical_name="plots")]',
);
const INPUTS_ELSEWHERE = replaced(
  replaced(SPEC_HAS_RAW, '{"data": "/opt/ml/processing/input/data"}', 'INPUTS'),
  'CONTRACT = ',
  'INPUTS = {"data": "/opt/ml/processing/input/data"}\nALL = INPUTS\nCONTRACT = ',
);

function by(script: string, step = SPEC_HAS_RAW): Readonly<Record<string, string>> {
  return { 'steps.py': step, 'run.py': script };
}

/** Scripts that name the path, and where. */
const NAMED = [
  ['in a dict', `main(input_paths={"raw": "${RAW}"})\n`, 'run.py:1:26'],
  ['by its place', `main({"raw": "${RAW}"}, {}, {})\n`, 'run.py:1:14'],
  [
    'by a constant',
    `RAW = "${RAW}"\n\nif __name__ == "__main__":\n    input_paths = {"raw": RAW}\n`,
    'run.py:1:7',
  ],
] as const;

const GENERAL =
  'declare it in CONTRACT under the name that its spec has for it, or use a path that is declared';

const REFUSED = [
  [
    'the spec lacks the name',
    NAMED_STEP,
    `main({"raw": "${RAW}"}, {}, {})\n`,
    'run.py:1:14',
    'not declared as raw, as the script calls it, since SPEC has no input of that name; declare it in both',
  ],
  [
    'the script has no name for it',
    SPEC_HAS_RAW,
    `RAW = "${RAW}"\nRAW = RAW or "x"\nopen(RAW)\n`,
    'run.py:1:7',
    GENERAL,
  ],
  [
    'the script has two names for it',
    SPEC_HAS_RAW,
    `main({"raw": "${RAW}"}, {"raw": "${RAW}"}, {})\n`,
    'run.py:1:14',
    GENERAL,
  ],
  [
    'the inputs are no literal',
    INPUTS_ELSEWHERE,
    `main({"raw": "${RAW}"}, {}, {})\n`,
    'run.py:1:14',
    'not declared, since the inputs of CONTRACT are INPUTS, which may have other uses; declare raw where they stand',
  ],
] as const;

const message = `Script uses undeclared SageMaker path: ${RAW}, which is no input or output of CONTRACT`;

const offered: RuleCases['found'] = Object.fromEntries(
  NAMED.map(([title, script, at]) => [
    `a path that the script names ${title}`,
    {
      source: by(script),
      says: [
        {
          at,
          message,
          fix: {
            safety: 'review',
            reason: 'declare the input raw in CONTRACT, as the script and the spec call it',
          },
        },
      ],
    },
  ]),
);

const refused: RuleCases['found'] = Object.fromEntries(
  REFUSED.map(([title, step, script, at, help]) => [
    `a path that is left to a person, where ${title}`,
    { source: by(script, step), says: [{ at, message, fix: null, help }] },
  ]),
);

const inputs: RuleCases['fixed'] = Object.fromEntries(
  NAMED.map(([title, script]) => [
    `a path that the script names ${title}`,
    {
      source: by(script),
      to: { 'steps.py': replaced(SPEC_HAS_RAW, 'input/data"}', `input/data", "raw": "${RAW}"}`) },
      safety: 'review',
    },
  ]),
);

testRule(undeclaredPathRule, {
  found: { ...offered, ...refused },
  fixed: {
    ...inputs,
    'an output': {
      source: by(`output_paths = {"plots": "${PLOTS}"}\n`, SPEC_HAS_PLOTS),
      to: {
        'steps.py': replaced(
          SPEC_HAS_PLOTS,
          'processing/output"}',
          `processing/output", "plots": "${PLOTS}"}`,
        ),
      },
      safety: 'review',
    },
  },
});
