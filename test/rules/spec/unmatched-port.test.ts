/** spec/unmatched-port: ports that a contract lacks, and what follows from it for each step type. */
import { unmatchedPortRule } from '../../../src/rules/spec/unmatched-port.ts';
import { testRule } from '../../support/test-rule.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY, replaced, SPEC_FILE } from '../../support/training-step.ts';

function processing(inputs: string): string {
  return `CONTRACT = ProcessingScriptContract(
    expected_input_paths=${inputs}, expected_output_paths={}
)
SPEC = StepSpecification(step_type="S", script_contract=CONTRACT, dependencies=[DependencySpec(logical_name="data")], outputs=[])
`;
}

function builder(method: string): string {
  return `class SStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=SPEC)

    def create_step(self):
        ${method}


class StepBuilderBase: ...
`;
}

testRule(unmatchedPortRule, {
  found: {
    'a dependency of processing, whose builder asks its contract': {
      source: `${processing('{"Data": "/opt/ml/processing/data"}')}${builder('return self.contract.expected_input_paths')}`,
      says: [
        {
          at: 'steps.py:4:109',
          severity: 'warning',
          message:
            'SPEC declares the dependency data, and CONTRACT has no input of that name, on which a builder of a processing step fails',
        },
      ],
    },
    'a dependency of processing, whose builder asks no contract': {
      source: `${processing('{"Data": "/opt/ml/processing/data"}')}${builder('return self.config.input_paths')}`,
      says: [
        {
          at: 'steps.py:4:109',
          severity: 'info',
          message: 'SPEC declares the dependency data, and CONTRACT has no input of that name',
        },
      ],
    },
    'an output of training, which may do without': {
      source: {
        ...LIBRARY,
        [CONTRACT_FILE]: replaced(CONTRACT, '        "data_output": "/opt/ml/output/data",\n', ''),
      },
      says: [
        {
          at: `${SPEC_FILE}:16:26`,
          severity: 'info',
          message:
            'PYTORCH_SPEC declares the output data_output, and PYTORCH_CONTRACT has no output of that name',
          help: 'declare the output data_output with its container path in PYTORCH_CONTRACT, or remove it from PYTORCH_SPEC',
        },
      ],
    },
    'a dependency of processing, which may not': {
      source: processing('{"Data": "/opt/ml/processing/data"}'),
      says: [
        {
          at: 'steps.py:4:109',
          severity: 'warning',
          message:
            'SPEC declares the dependency data, and CONTRACT has no input of that name, on which a builder of a processing step fails',
          related: ['steps.py:1:1 CONTRACT has no input data'],
        },
      ],
    },
  },
  silent: { "a contract whose inputs can't all be seen": processing('{**BASE}') },
});
