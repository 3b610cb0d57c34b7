/** builder/missing-method: what the framework asks of builders of a step type. */
import { missingMethodRule } from '../../../src/rules/builder/missing-method.ts';
import { METHODS, TRAINING_LIBRARY, TYPESCRIPT_LIBRARY } from '../../support/built-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

function missing(method: string, at: string): Said {
  return {
    at,
    severity: 'error',
    step: 'Train',
    declaration: 'TrainStepBuilder',
    message: `TrainStepBuilder has no ${method}, which the framework asks of a builder of a Training step`,
    help: `write ${method}`,
    related: [],
  };
}

const WITHOUT_METHODS = TRAINING_LIBRARY.replace(METHODS, '');

testRule(missingMethodRule, {
  found: {
    'a method that is not there': {
      source: replaced(TRAINING_LIBRARY, '    def create_step(self, **kwargs): ...\n', ''),
      says: [missing('create_step()', 'steps.py:8:7')],
    },
    'a method that is abstract': {
      source: replaced(
        TRAINING_LIBRARY,
        '    def _get_outputs',
        '    @abc.abstractmethod\n    def _get_outputs',
      ),
      says: [missing('_get_outputs()', 'steps.py:8:7')],
    },
    'a method of another name': {
      source: replaced(TRAINING_LIBRARY, '_create_estimator', '_make_estimator'),
      says: [missing('_create_estimator()', 'steps.py:8:7')],
    },
    'a method that is not there, in TypeScript': {
      source: { 'steps.ts': replaced(TYPESCRIPT_LIBRARY, '  createEstimator() {}\n', '') },
      says: [missing('_create_estimator()', 'steps.ts:5:14')],
    },
  },
  silent: {
    'a whole builder': TRAINING_LIBRARY,
    'a whole builder in TypeScript': { 'steps.ts': TYPESCRIPT_LIBRARY },
    'another way to the estimator': TRAINING_LIBRARY.replace('_create_estimator', '_get_estimator'),
    'methods of a base class':
      WITHOUT_METHODS.replace('(StepBuilderBase)', '(Common)') +
      `\n\nclass Common(StepBuilderBase):\n${METHODS}`,
    'methods that may be those of an unknown class': WITHOUT_METHODS.replace('(StepBuilderBase)', '(Common)'),
    'a builder that leaves all to its base class': WITHOUT_METHODS,
    "methods that the library's own base class asks of nobody":
      replaced(TRAINING_LIBRARY, '    def _get_outputs(self, outputs): ...\n', '') +
      '\n\nclass StepBuilderBase(ABC):\n    @abstractmethod\n    def create_step(self): ...\n',
    'a builder of no step': WITHOUT_METHODS.replaceAll('TrainStepBuilder', 'OtherStepBuilder')
      .replace(', spec=SPEC', '')
      .replace('"builder_step_name": "OtherStepBuilder"', ''),
  },
});
