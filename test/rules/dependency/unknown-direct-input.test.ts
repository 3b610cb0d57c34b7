/** dependency/unknown-direct-input: keys that are no inputs. */
import { unknownDirectInputRule } from '../../../src/rules/dependency/unknown-direct-input.ts';
import { testRule } from '../../support/test-rule.ts';

function manifest(keys: string, more = ''): Readonly<Record<string, string>> {
  return {
    'a.step.yaml': `step_type: Step
patterns:
  direct_input_keys: ${keys}
contract:
  inputs: {data_input: {path: /opt/ml/processing/input/data}}
spec:
  dependencies: {data_input: {type: x}, model: {type: y}}
  outputs: {out: {type: x}}
${more}`,
  };
}

/** Dependencies besides the two. */
function dependencies(count: number): string {
  return Array.from({ length: count }, (_, at) => `other${at}: {type: x}`).join(', ');
}

testRule(unknownDirectInputRule, {
  found: {
    'a slip among more names than are compared': {
      source: {
        'a.step.yaml': (manifest('[data_inputs]')['a.step.yaml'] ?? '').replace(
          'model: {type: y}',
          dependencies(200),
        ),
      },
      says: [
        {
          at: 'a.step.yaml:3:23',
          message:
            'Step.contract: the direct input key data_inputs is no input of the contract (it has data_input)',
          help: 'name data_input, if that is meant, or leave data_inputs out: nothing takes what is given by that name',
          fix: null,
        },
      ],
    },
    'a key that no input is called': {
      source: manifest(
        '[data_input, input_data]',
        'variants: {training: {spec: {outputs: {out: {data_type: S3Uri}}}}}\n',
      ),
      says: [
        {
          at: 'a.step.yaml:3:35',
          severity: 'warning',
          step: 'Step',
          declaration: 'Step.contract',
          message:
            'Step.contract: the direct input key input_data is no input of the contract (it has data_input)',
          help: 'name data_input, if that is meant, or leave input_data out: nothing takes what is given by that name',
        },
      ],
    },
  },
  silent: {
    'inputs, and dependencies': manifest('[data_input, model]'),
    'no keys': manifest('[]'),
    'no list': manifest('input_data'),
    'an interface without patterns': {
      'a.step.yaml': 'step_type: Step\ncontract: {inputs: {}}\nspec: {outputs: {a: {type: x}}}\n',
    },
  },
  fixed: {
    'a slip': {
      source: manifest('[data_inputs, model]'),
      to: manifest('[data_input, model]'),
      safety: 'review',
    },
    'a slip beside the input itself': {
      source: manifest('[data_input, data_inputt]'),
      to: manifest('[data_input]'),
      safety: 'review',
    },
    'two slips of one input': {
      source: manifest('[data_inputs, model, data_inptu]'),
      to: manifest('[data_input, model]'),
      safety: 'review',
    },
    'a slip in a block list with a comment': {
      source: manifest("\n  - 'data_inptu'  # by hand\n  - model"),
      to: manifest("\n  - 'data_input'  # by hand\n  - model"),
      safety: 'review',
    },
  },
});
