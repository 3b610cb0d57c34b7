/** builder/registered-name: names of builders that a registry has, and no class. */
import { registeredNameRule } from '../../../src/rules/builder/registered-name.ts';
import { testRule } from '../../support/test-rule.ts';

function entry(step: string, builder: string): string {
  return `    "${step}": {"sagemaker_step_type": "Processing", "builder_step_name": ${builder}},\n`;
}

function built(step: string, builder: string): string {
  const spec = `${step.toUpperCase()}_SPEC`;
  return `
${spec} = StepSpecification(step_type="${step}", outputs=[])


class ${builder}(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config, spec=${spec})
`;
}

const OTHERS = entry('Load', '"LoadStepBuilder"') + entry('Save', '"SaveStepBuilder"');
const BUILDERS = built('Load', 'LoadStepBuilder') + built('Save', 'SaveStepBuilder');

function library(evaluation: string, builder = built('Eval', 'EvalStepBuilder')): string {
  return `STEP_NAMES = {\n${OTHERS}${evaluation}}\n${BUILDERS}${builder}`;
}

const MESSAGE =
  'STEP_NAMES calls the builder of Eval EvaluationStep, which is no class of the library: EvalStepBuilder builds it';

testRule(registeredNameRule, {
  found: {
    'another name': {
      source: library(entry('Eval', '"EvaluationStep"')),
      says: [
        {
          at: 'steps.py:4:5',
          severity: 'warning',
          step: 'Eval',
          declaration: 'STEP_NAMES',
          message: MESSAGE,
          help: 'write EvalStepBuilder in the registry, or rename the class: who looks the builder up by that name finds none',
          related: ['steps.py:24:7 EvalStepBuilder hands on the spec of Eval'],
        },
      ],
    },
    'in a registry that has no whole name of a class': {
      source: library(entry('Eval', '"EvaluationStep"')).replace('"LoadStepBuilder"', '"LoadStep"'),
      says: [{ at: 'steps.py:4:5', severity: 'info', message: MESSAGE }],
    },
    'in TypeScript': {
      source: {
        'steps.ts': `const STEP_NAMES = {
  Load: { sagemakerStepType: 'Processing', builderStepName: 'LoadStepBuilder' },
  Save: { sagemakerStepType: 'Processing', builderStepName: 'SaveStep' },
  Eval: { sagemakerStepType: 'Processing', builderStepName: 'EvaluationStep' },
};
${['Load', 'Save', 'Eval']
  .map(
    (step) => `const spec${step} = new StepSpecification({ stepType: '${step}', outputs: {} });
export class ${step}StepBuilder extends StepBuilderBase {
  constructor(config) { super(config, spec${step}); }
}
`,
  )
  .join('')}`,
      },
      says: [{ at: 'steps.ts:4:3', message: MESSAGE }],
    },
  },
  silent: {
    'the name of its class': library(entry('Eval', '"EvalStepBuilder"')),
    'the beginning of its class': library(entry('Eval', '"Eval"')),
    'a name that only code tells': library(entry('Eval', 'name_of("Eval")')),
    'a step that no class builds': library(entry('Eval', '"EvaluationStep"'), ''),
    'a class that another entry names': library(
      entry('Eval', '"EvaluationStep"') + entry('More', '"EvalStep"'),
    ),
    'a step that two classes build': library(
      entry('Eval', '"EvaluationStep"'),
      `${built('Eval', 'EvalStepBuilder')}${built('Eval', 'OtherStepBuilder').replace(/^.*StepSpecification.*$/m, '')}`,
    ),
    'a registry that has other names for most': `STEP_NAMES = {\n${entry('Load', '"L"')}${entry('Eval', '"E"')}}\n${built('Load', 'LoadStepBuilder')}${built('Eval', 'EvalStepBuilder')}`,
  },
});
