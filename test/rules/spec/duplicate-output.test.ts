/** spec/duplicate-output: outputs under two names, and how they are folded into one. */
import { duplicateOutputRule } from '../../../src/rules/spec/duplicate-output.ts';
import { testRule } from '../../support/test-rule.ts';

const PATH = "properties.ProcessingOutputConfig.Outputs['full_data'].S3Output.S3Uri";

/** A spec with these outputs. @param contract the names of its contract's outputs */
function spec(outputs: readonly string[], contract: readonly string[] = []): string {
  const paths = contract.map((name) => `"${name}": "/opt/ml/processing/output/${name}"`);
  return `CONTRACT = ScriptContract(entry_point="a.py", expected_output_paths={${paths.join(', ')}})
SPEC = StepSpecification(
    step_type="Step",
    script_contract=CONTRACT,
    outputs=[
${outputs.map((each) => `        ${each},\n`).join('')}    ],
)
`;
}

function output(name: string, more = ''): string {
  return `OutputSpec(logical_name="${name}", output_type=DependencyType.X, property_path="${PATH}"${more})`;
}

const FULL = output('full_data');

testRule(duplicateOutputRule, {
  found: {
    'two spellings of one name': {
      source: spec([FULL, output('FullData')]),
      says: [
        {
          at: 'steps.py:7:33',
          severity: 'warning',
          port: 'FullData',
          message:
            'SPEC: the outputs full_data and FullData have the same property path, and their names are one in two spellings',
          fix: {
            safety: 'review',
            reason: 'make FullData an alias of full_data; whoever lists the outputs of SPEC finds one less',
          },
        },
      ],
    },
    'one that the contract names, after the other': {
      source: spec([FULL, output('FullData')], ['FullData']),
      says: [
        {
          at: 'steps.py:6:33',
          message:
            'SPEC: the outputs FullData and full_data have the same property path, and their names are one in two spellings',
        },
      ],
    },
    'the other one first, whose alias it says that it is': {
      source: spec([output('FullData', ', description="alias for full_data"'), FULL]),
      says: [
        {
          at: 'steps.py:6:33',
          message:
            'SPEC: the outputs full_data and FullData have the same property path, and their names are one in two spellings',
        },
      ],
    },
    'one in snake case, whatever the path calls it': {
      source: spec(
        [output('FullData'), FULL].map((each) => each.replace("Outputs['full_data']", "Outputs['FullData']")),
      ),
      says: [
        {
          at: 'steps.py:6:33',
          message:
            'SPEC: the outputs full_data and FullData have the same property path, and their names are one in two spellings',
        },
      ],
    },
    'in a library that knows no aliases': {
      source: {
        'steps.py': spec([FULL, output('FullData')]),
        'base.py': 'class OutputSpec:\n    def __init__(self, logical_name, property_path): ...\n',
      },
      says: [
        {
          at: 'steps.py:7:33',
          message:
            'SPEC: the outputs full_data and FullData have the same property path, and their names are one in two spellings',
          help: 'not folded, since the class of outputs that the library has knows no aliases',
          fix: null,
        },
      ],
    },
    'one that says whose alias it is': {
      source: spec([FULL, output('Table', ', description="Full table (alias for full_data)"')]),
      says: [
        {
          at: 'steps.py:7:33',
          message:
            'SPEC: the outputs full_data and Table have the same property path, and Table says that it is an alias for full_data',
        },
      ],
    },
    'one that is an alias of the other': {
      source: {
        'a.step.yaml': `step_type: Step
spec:
  outputs:
    full_data: {property_path: "${PATH}", aliases: [table]}
    table: {property_path: "${PATH}"}
`,
      },
      says: [
        {
          at: 'a.step.yaml:5:5',
          message:
            'Step.spec: the outputs full_data and table have the same property path, and full_data has table for an alias',
        },
      ],
    },
  },
  silent: {
    'other names': spec([FULL, output('table')]),
    'another path': spec([FULL, output('FullData').replace('full_data', 'FullData')]),
    "outputs that both are the contract's": spec([FULL, output('FullData')], ['full_data', 'FullData']),
    'a description that names another output': spec([
      FULL,
      output('Table', ', description="alias for other"'),
    ]),
  },
  fixed: {
    'in a library whose outputs have aliases': {
      source: {
        'steps.py': spec([FULL, output('FullData')]),
        'base.py': 'class OutputSpec:\n    logical_name: str\n    aliases: list\n',
      },
      to: {
        'steps.py': spec([output('full_data', ', aliases=["FullData"]')]),
        'base.py': 'class OutputSpec:\n    logical_name: str\n    aliases: list\n',
      },
      safety: 'review',
    },
    'into new aliases': {
      source: spec([FULL, output('FullData')]),
      to: spec([output('full_data', ', aliases=["FullData"]')]),
      safety: 'review',
    },
    'behind the aliases that it has, with its own': {
      source: spec([
        output('full_data', ', aliases=["all"]'),
        output('FullData', ', aliases=["ALL", "whole"]'),
      ]),
      to: spec([output('full_data', ', aliases=["all", "FullData", "whole"]')]),
      safety: 'review',
    },
    'without an alias that is the name in another case': {
      source: spec([FULL, output('Full_Data')]),
      to: spec([FULL]),
      safety: 'review',
    },
    'several at once': {
      source: spec([FULL, output('FullData'), output('fulldata2', ', description="alias for full_data"')]),
      to: spec([output('full_data', ', aliases=["FullData", "fulldata2"]')]),
      safety: 'review',
    },
  },
});
