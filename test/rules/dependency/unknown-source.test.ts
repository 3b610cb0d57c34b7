/** dependency/unknown-source: sources that are no step's name, and the name that is meant. */
import { unknownSourceRule } from '../../../src/rules/dependency/unknown-source.ts';
import { libraryOfSteps } from '../../support/step-library.ts';
import { testRule } from '../../support/test-rule.ts';

const DATA = 'logical_name="data", output_type=DependencyType.PROCESSING_OUTPUT';

/** A dependency on these sources. */
function on(sources: string, name = 'data'): string {
  return `logical_name="${name}", dependency_type=DependencyType.PROCESSING_OUTPUT, compatible_sources=[${sources}]`;
}

/** A library in which a step of each name makes data, and these dependencies ask for it. */
function library(makers: readonly string[], ...dependencies: readonly string[]): string {
  return libraryOfSteps({
    ...Object.fromEntries(makers.map((name) => [name, { outputs: [DATA] }])),
    Taker: { dependencies },
  });
}

const MAKERS = ['DataPreparation', 'XGBoostTraining'];

testRule(unknownSourceRule, {
  found: {
    'a name that no step has': {
      source: library(MAKERS, on('"DataPreparation", "CrossValidation"')),
      says: [
        {
          at: 'steps.py:17:144',
          severity: 'warning',
          step: 'Taker',
          port: 'data',
          message:
            'TAKER: the dependency data names the source CrossValidation, and no step of the library is called so',
          help: "name the step that gives it, as its spec's step type has it, or leave CrossValidation out: it makes no output more likely",
          fix: null,
        },
      ],
    },
    'a name of what is no step, beside none that is': {
      source: library(MAKERS, on('"DataPreparation"'), on('"UserProvided", "ProcessingStep"', 'other')),
      says: [
        {
          at: 'steps.py:17:253',
          severity: 'info',
          message:
            'TAKER: the dependency other names the source UserProvided, and no step of the library is called so',
          help: 'name the step that gives it; where it comes from outside of all steps, its description can say so: the name makes no output more likely',
          fix: null,
        },
        {
          at: 'steps.py:17:269',
          severity: 'info',
          message:
            'TAKER: the dependency other names a kind of step as its source, not a step: ProcessingStep',
        },
      ],
    },
    "a step's former name, where a registry is built by code": {
      source: `${library(MAKERS, on('"DataPreparation", "XgboostTraining"'))}
stepNames = STEP_NAMES = build()
FORMER = {"XgboostTraining": "XGBoostTraining"}
`,
      says: [
        {
          at: 'steps.py:17:144',
          message:
            'TAKER: the dependency data names the source XgboostTraining, and no step of the library is called so',
          help: 'name XGBoostTraining, if that is what gives it',
        },
      ],
    },
    'a name in two places, once': {
      source: library(MAKERS, on('"DataPreparation", "Lost"'), on('"Lost"', 'other')),
      says: [
        {
          at: 'steps.py:17:144',
          message:
            'TAKER: the dependency data names the source Lost, and no step of the library is called so; 1 other place does, too',
          related: ['steps.py:17:261 TAKER.other names it, too'],
        },
      ],
    },
    'words for kinds of steps, once for the library': {
      source: library(MAKERS, on('"DataPreparation", "ProcessingStep"'), on('"TrainingStep"', 'other')),
      says: [
        {
          at: 'steps.py:17:144',
          severity: 'info',
          message:
            'TAKER: the dependency data names a kind of step as its source, not a step: ProcessingStep, TrainingStep; 1 other place does, too',
          fix: null,
        },
      ],
    },
    'another spelling': {
      source: library(MAKERS, on('"DataPreparation", "XgboostTraining"')),
      says: [
        {
          at: 'steps.py:17:144',
          message:
            'TAKER: the dependency data names the source XgboostTraining, and no step of the library is called so',
          fix: {
            safety: 'review',
            reason: 'name XGBoostTraining in place of XgboostTraining, if that is the step that is meant',
          },
        },
      ],
    },
    'one in an interface, whose variant has it too': {
      source: {
        'a.step.yaml': 'step_type: DataPreparation\nspec: {outputs: {data: {type: processing_output}}}\n',
        'b.step.yaml': `step_type: Taker
spec:
  dependencies:
    data:
      type: processing_output
      compatible_sources: [DataPreparation, DataPreparations]
  outputs: {}
variants:
  training: {spec: {dependencies: {data: {required: false}}}}
`,
      },
      says: [
        {
          at: 'b.step.yaml:6:45',
          step: 'Taker',
          message:
            'Taker.spec: the dependency data names the source DataPreparations, and no step of the library is called so',
        },
      ],
    },
  },
  silent: {
    'the names of steps, with Step at their ends or not': library(
      MAKERS,
      on('"DataPreparation", "XGBoostTrainingStep"'),
    ),
    'what only the registry names': library(MAKERS, on('"DataPreparation", "Other"')).replace(
      'STEP_NAMES = {',
      'STEP_NAMES = {"Other": {"sagemaker_step_type": "Processing"}, ',
    ),
    'what only a builder is called': `${library(MAKERS, on('"DataPreparation", "Other"'))}
class OtherStepBuilder(StepBuilderBase):
    pass
`,
    'a library none of whose steps is named': library(MAKERS, on('"Elsewhere"')),
    'a step type that only code tells': library(MAKERS, on('"DataPreparation", "Lost"')).replace(
      'step_type="XGBoostTraining"',
      'step_type=made_elsewhere()',
    ),
    'a name that a registry may have which is built by code': `${library(MAKERS, on('"DataPreparation", "Lost"'))}
stepNames = STEP_NAMES = build()
EXTRAS = {"Lost": {}}
`,
    'a former name, which the loader of interfaces takes': {
      'a.step.yaml': 'step_type: Package\nspec: {outputs: {data: {type: processing_output}}}\n',
      'b.step.yaml':
        'step_type: Taker\nspec:\n  dependencies: {data: {type: processing_output, compatible_sources: [Package, MIMSPackaging]}}\n',
    },
  },
  fixed: {
    'a job type, where whole step types are compared': {
      source: library(
        [...MAKERS, 'Split_Training', 'Split_Testing'],
        on('"XGBoostTraining", "Split-Training"'),
      ),
      to: library([...MAKERS, 'Split_Training', 'Split_Testing'], on('"XGBoostTraining", "Split_Training"')),
      safety: 'review',
    },
    'another spelling': {
      source: library(MAKERS, on('"DataPreparation", "XgboostTraining"'), on('"Xgboost-Training"', 'other')),
      to: library(MAKERS, on('"DataPreparation", "XGBoostTraining"'), on('"XGBoostTraining"', 'other')),
      safety: 'review',
    },
    'two slips in one dependency': {
      source: library([...MAKERS, 'Cleaning'], on('"Cleaning", "DataPreparatio", "XgboostTraining"')),
      to: library([...MAKERS, 'Cleaning'], on('"Cleaning", "DataPreparation", "XGBoostTraining"')),
      safety: 'review',
    },
    'a job type, where the step is named already': {
      source: library(MAKERS, on('"DataPreparation", "DataPreparation-Training"')),
      to: library(MAKERS, on('"DataPreparation"')),
      safety: 'review',
    },
    'a former name, where the framework takes none': {
      source: library(['Package', 'Other'], on('"Other", "MIMSPackaging"')),
      to: library(['Package', 'Other'], on('"Other", "Package"')),
      safety: 'review',
    },
    'one in an interface for its variants too': {
      source: manifests('DataPreparations'),
      to: manifests('DataPreparation'),
      safety: 'review',
    },
  },
});

function manifests(source: string): Readonly<Record<string, string>> {
  return {
    'a.step.yaml': 'step_type: DataPreparation\nspec: {outputs: {data: {type: processing_output}}}\n',
    'c.step.yaml': 'step_type: Other\nspec: {outputs: {data: {type: processing_output}}}\n',
    'b.step.yaml': `step_type: Taker
spec:
  dependencies:
    data: {type: processing_output, compatible_sources: [Other, ${source}]}
  outputs: {}
variants:
  training: {spec: {dependencies: {data: {required: false}}}}
`,
  };
}
