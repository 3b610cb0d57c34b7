/** dependency/no-producer: required dependencies that nothing resolves. */
import { noProducerRule } from '../../../src/rules/dependency/no-producer.ts';
import { libraryOfSteps } from '../../support/step-library.ts';
import type { StepPorts } from '../../support/step-library.ts';
import { testRule } from '../../support/test-rule.ts';

function producer(type: string): StepPorts {
  return { outputs: [`logical_name="config", output_type=DependencyType.${type}`] };
}

function consumer(sources: string, more = ''): StepPorts {
  return {
    dependencies: [
      `logical_name="training_config", dependency_type=DependencyType.HYPERPARAMETERS, compatible_sources=[${sources}]${more}`,
    ],
  };
}

testRule(noProducerRule, {
  found: {
    'one for which the nearest outputs are too far': {
      source: libraryOfSteps({ A: producer('CUSTOM_PROPERTY'), B: consumer('"A"', ', data_type="X"') }),
      says: [
        {
          at: 'steps.py:11:47',
          severity: 'error',
          step: 'B',
          port: 'training_config',
          message:
            'B: no output of another step resolves the required dependency training_config; of its sources A gives config, which scores 0.45; the nearest of other steps: none has its type',
          help: 'give the output that is meant the type HYPERPARAMETERS and the name or alias training_config; stepalign resolve shows the scores',
          related: [],
        },
      ],
    },
    'one whose type no output has': {
      source: libraryOfSteps({ A: producer('MODEL_ARTIFACTS'), B: consumer('"A"') }),
      says: [
        {
          at: 'steps.py:11:47',
          message:
            'B: no output of another step resolves the required dependency training_config; of its sources A gives nothing of the type HYPERPARAMETERS (config: MODEL_ARTIFACTS); the nearest of other steps: none has its type',
          related: [],
        },
      ],
    },
    'one that other steps come near to, and its sources none': {
      source: libraryOfSteps({
        A: producer('MODEL_ARTIFACTS'),
        B: consumer('"A", "B", "ProcessingStep"', ', data_type="X"'),
        C: producer('CUSTOM_PROPERTY'),
      }),
      says: [
        {
          at: 'steps.py:11:47',
          message:
            'B: no output of another step resolves the required dependency training_config; of its sources A gives nothing of the type HYPERPARAMETERS (config: MODEL_ARTIFACTS); B is the step itself; ProcessingStep is a kind of step; the nearest of other steps: C.config 0.35',
          related: ['steps.py:18:38 C.config scores 0.35, and 0.5 is too little'],
        },
      ],
    },
  },
  silent: {
    'one of whose sources one lies elsewhere': libraryOfSteps({
      A: producer('MODEL_ARTIFACTS'),
      B: consumer('"A", "Elsewhere"'),
    }),
    'one that resolves': libraryOfSteps({ A: producer('HYPERPARAMETERS'), B: consumer('"A"') }),
    'an optional one': libraryOfSteps({
      A: producer('MODEL_ARTIFACTS'),
      B: consumer('"A"', ', required=False'),
    }),
    'one whose sources lie elsewhere': libraryOfSteps({
      A: producer('MODEL_ARTIFACTS'),
      B: consumer('"Elsewhere"'),
    }),
    'one whose type is not known': libraryOfSteps({
      A: producer('MODEL_ARTIFACTS'),
      B: { dependencies: ['logical_name="x", compatible_sources=["A"]'] },
    }),
    'one that names no sources': libraryOfSteps({ A: producer('MODEL_ARTIFACTS'), B: consumer('') }),
  },
});
