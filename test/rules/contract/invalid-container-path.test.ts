/** contract/invalid-container-path: where the ports of each step type lie. */
import { invalidContainerPathRule } from '../../../src/rules/contract/invalid-container-path.ts';
import { testRule } from '../../support/test-rule.ts';
import type { RuleCases } from '../../support/test-rule.ts';

function contract(type: string, inputs: string, outputs: string): string {
  return `CONTRACT = ${type}(expected_input_paths=${inputs}, expected_output_paths=${outputs})
SPEC = StepSpecification(step_type="Step", script_contract=CONTRACT, outputs=[])
`;
}

const WRONG = [
  ['TrainingScriptContract', 'input', '/opt/ml/processing/a', 'Training', '/opt/ml/input or /opt/ml/code'],
  ['TrainingScriptContract', 'input', '/opt/ml/inputs/a', 'Training', '/opt/ml/input or /opt/ml/code'],
  ['TrainingScriptContract', 'output', '/opt/ml/output', 'Training', '/opt/ml/model or /opt/ml/output/data'],
  ['TrainingScriptContract', 'output', 'opt/ml/model', 'Training', '/opt/ml/model or /opt/ml/output/data'],
  ['ProcessingScriptContract', 'output', '/opt/ml/model', 'Processing', '/opt/ml/processing'],
] as const;

const found: RuleCases['found'] = Object.fromEntries(
  WRONG.map(([type, direction, path, kind, folders]) => {
    const port = `{"a": "${path}"}`;
    const source = direction === 'input' ? contract(type, port, '{}') : contract(type, '{}', port);
    return [
      `the ${direction} ${path} of a ${kind} step`,
      {
        source,
        says: [
          {
            at: `steps.py:1:${source.indexOf(`"${path}"`) + 1}`,
            severity: 'error',
            port: 'a',
            declaration: 'CONTRACT',
            message: `CONTRACT: the ${direction} a is at ${path}, and a ${kind} step has its ${direction}s below ${folders} (the step type is known from the contract's class ${type})`,
            help: `use a path below ${folders}, in the contract and in the script`,
          },
        ],
      },
    ];
  }),
);

testRule(invalidContainerPathRule, {
  found,
  silent: {
    'the inputs of training': contract(
      'TrainingScriptContract',
      '{"a": "/opt/ml/input/data/a", "b": "/opt/ml/code/x", "c": "/opt/ml/input"}',
      '{}',
    ),
    'the outputs of training': contract(
      'TrainingScriptContract',
      '{}',
      '{"a": "/opt/ml/model/", "b": "/opt/ml/output/data/x"}',
    ),
    'what training writes beside them': contract(
      'TrainingScriptContract',
      '{}',
      '{"a": "/opt/ml/checkpoints", "b": "/opt/ml/output/tensorboard/x"}',
    ),
    'the ports of processing': contract(
      'ProcessingScriptContract',
      '{"a": "/opt/ml/processing/a"}',
      '{"b": "/opt/ml/processing/b"}',
    ),
    'the code of processing': contract(
      'ProcessingScriptContract',
      '{"a": "/opt/ml/code/hyperparameters.json"}',
      '{}',
    ),
    'paths that only code tells': contract('TrainingScriptContract', '{}', '{"a": path_of("a"), "b": None}'),
    'a contract of steps of two types': `STEP_NAMES = {"A": {"sagemaker_step_type": "Training"}, "B": {"sagemaker_step_type": "Processing"}}
CONTRACT = ScriptContract(expected_input_paths={}, expected_output_paths={"a": "/opt/ml/model"})
A = StepSpecification(step_type="A", script_contract=CONTRACT, outputs=[])
B = StepSpecification(step_type="B", script_contract=CONTRACT, outputs=[])
`,
  },
});
