/** spec/unlinked: what can't be joined to what it belongs to. */
import { unlinkedRule } from '../../../src/rules/spec/unlinked.ts';
import { testRule } from '../../support/test-rule.ts';
import { CONTRACT, LIBRARY, replaced, SPEC, SPEC_FILE } from '../../support/training-step.ts';

/** A library of steps without contracts, with this registry. */
function stepsIn(registry: string, types: readonly string[]): Readonly<Record<string, string>> {
  const specs = types.map((type, at) => `SPEC_${at} = StepSpecification(step_type="${type}", outputs=[])\n`);
  return { 'registry.py': registry, 'specs.py': specs.join('') };
}

const UNUSED = replaced(CONTRACT, 'PYTORCH_CONTRACT', 'OTHER_CONTRACT');
const EVALUATION = 'STEP_NAMES = {"Evaluation": {"sagemaker_step_type": "Processing"}}\n';
const MANY = ['A', 'B', 'C', 'D', 'E'];

testRule(unlinkedRule, {
  found: {
    "a contract that can't be found: what no spec has may be that one": {
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
          at: `${SPEC_FILE}:6:21`,
          severity: 'warning',
          message:
            "PYTORCH_SPEC: its contract can't be found: what it refers to is no contract that stepalign can read",
        },
      ],
    },
    'a contract among others that no spec uses': {
      source: { ...LIBRARY, 'steps/contracts/other.py': UNUSED },
      says: [
        {
          at: 'steps/contracts/other.py:3:1',
          severity: 'warning',
          message: 'OTHER_CONTRACT is the contract of no spec',
        },
      ],
    },
    'a step that the registry lacks': {
      source: { ...LIBRARY, 'steps/registry.py': EVALUATION },
      says: [
        {
          at: `${SPEC_FILE}:5:15`,
          message: 'PYTORCH_SPEC: STEP_NAMES has no step PyTorchTraining',
          step: 'PyTorchTraining',
          help: "enter PyTorchTraining in the registry, or write the name that it has there: what looks the step up doesn't find it",
        },
      ],
    },
    'a registry that lacks most steps, once': {
      source: stepsIn(EVALUATION, [...MANY, 'Evaluation']),
      says: [
        {
          at: 'registry.py:1:1',
          severity: 'warning',
          message: "STEP_NAMES lacks 5 of the library's 6 steps: A, B, C and 2 more",
          declaration: 'STEP_NAMES',
        },
      ],
    },
    "a registry in a file that doesn't parse": {
      source: stepsIn('STEP_NAMES = {"A": {"spec_type": "A"}}\nx = (\n', ['A', 'Train']),
      says: [
        {
          at: 'registry.py:1:1',
          severity: 'info',
          message:
            "STEP_NAMES can't be read whole: its file doesn't parse; what it says of Train isn't known",
        },
      ],
    },
    "a registry that can't be read, once": {
      source: stepsIn('STEP_NAMES = load()\n', MANY),
      says: [
        {
          at: 'registry.py:1:1',
          severity: 'info',
          message:
            "STEP_NAMES can't be read whole: it is built by a call of load; what it says of A, B, C and 2 more isn't known",
        },
      ],
    },
  },
  silent: {
    'what is linked': LIBRARY,
    'a spec that has no contract by its own word':
      'SPEC = StepSpecification(step_type="S", script_contract=None, outputs=[])\n',
    'contracts where there is no spec at all': { 'a.py': CONTRACT, 'b.py': UNUSED },
    'a contract that stands outside of the library': { ...LIBRARY, 'tools/contract_utils.py': UNUSED },
    "a container's own contract": { ...LIBRARY, 'steps/docker/contract_utils.py': UNUSED },
    "a contract that a file names which can't be read": {
      ...LIBRARY,
      'steps/contracts/other.py': UNUSED,
      'steps/specs/other.py': 'OTHER_SPEC = StepSpecification(script_contract=OTHER_CONTRACT, outputs=[)\n',
    },
    'a registry of names alone': stepsIn('STEP_NAMES = {"PytorchTraining": "TrainingStep"}\n', MANY),
    'a step that a file of data has': {
      ...stepsIn('STEP_NAMES = load()\n', ['Run']),
      'step_names.yaml': 'step_names:\n  Run:\n    sagemaker_step_type: Processing\n',
    },
  },
});
