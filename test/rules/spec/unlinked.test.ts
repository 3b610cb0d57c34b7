/** spec/unlinked: what can't be joined to what it belongs to. */
import { unlinkedRule } from '../../../src/rules/spec/unlinked.ts';
import { testRule } from '../../support/test-rule.ts';
import { CONTRACT_FILE, LIBRARY, replaced, SPEC, SPEC_FILE } from '../../support/training-step.ts';

testRule(unlinkedRule, {
  found: {
    "a contract that can't be found, and is then of no spec": {
      source: {
        ...LIBRARY,
        [SPEC_FILE]: replaced(
          SPEC,
          'script_contract=PYTORCH_CONTRACT',
          'script_contract=contract_of("pytorch")',
        ),
      },
      says: [
        {
          at: `${CONTRACT_FILE}:3:1`,
          severity: 'warning',
          message: 'PYTORCH_CONTRACT is the contract of no spec',
        },
        {
          at: `${SPEC_FILE}:6:21`,
          severity: 'warning',
          message:
            "PYTORCH_SPEC: its contract can't be found: what it refers to is no contract that stepalign can read",
        },
      ],
    },
    'a step that the registry lacks': {
      source: {
        ...LIBRARY,
        'steps/registry.py': 'STEP_NAMES = {"Evaluation": {"sagemaker_step_type": "Processing"}}\n',
      },
      says: [
        {
          at: `${SPEC_FILE}:5:15`,
          message: 'PYTORCH_SPEC: STEP_NAMES has no step PyTorchTraining',
          step: 'PyTorchTraining',
          help: "enter PyTorchTraining in the registry; until then its SageMaker step type isn't known",
        },
      ],
    },
  },
  silent: {
    'what is linked': LIBRARY,
    'a spec that has no contract by its own word':
      'SPEC = StepSpecification(step_type="S", script_contract=None, outputs=[])\n',
  },
});
