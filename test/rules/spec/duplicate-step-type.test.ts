/** spec/duplicate-step-type: specs that nothing tells apart. */
import { duplicateStepTypeRule } from '../../../src/rules/spec/duplicate-step-type.ts';
import { testRule } from '../../support/test-rule.ts';

function spec(name: string, type: string): string {
  return `${name} = StepSpecification(step_type=${type}, outputs=[])\n`;
}

const TRAINING = 'get_spec_step_type_with_job_type("Load", "training")';

testRule(duplicateStepTypeRule, {
  found: {
    'two of one job type': {
      source: {
        'load.py': spec('LOAD', TRAINING),
        'load_training.py': spec('LOAD_TRAINING', '"Load_Training"'),
      },
      says: [
        {
          at: 'load_training.py:1:45',
          severity: 'warning',
          step: 'Load_Training',
          message:
            'LOAD, LOAD_TRAINING are both of the step type Load_Training: who asks for it gets one of them',
          related: ['load.py:1:1 LOAD is of that step type, too'],
        },
      ],
    },
    'three, once': {
      source: spec('A', '"Load"') + spec('B', '"Load"') + spec('C', '"Load"'),
      says: [
        {
          at: 'steps.py:2:33',
          message: 'A, B, C are all of the step type Load: who asks for it gets one of them',
        },
      ],
    },
    'two interfaces': {
      source: {
        'a.step.yaml': 'step_type: Load\nspec: {outputs: {a: {type: x}}}\n',
        'b.step.yaml': 'step_type: Load\nspec: {outputs: {b: {type: x}}}\n',
      },
      says: [
        {
          at: 'b.step.yaml:1:12',
          message: 'Load.spec, Load.spec are both of the step type Load: who asks for it gets one of them',
        },
      ],
    },
  },
  silent: {
    'two job types': spec('A', TRAINING) + spec('B', '"Load_Testing"'),
    'a backup beside it': { 'load.py': spec('LOAD', '"Load"'), 'load_backup.py': spec('LOAD', '"Load"') },
    'a copy in another folder': { 'a/load.py': spec('LOAD', '"Load"'), 'b/load.py': spec('LOAD', '"Load"') },
    'variants of an interface': {
      'a.step.yaml':
        'step_type: Load\nspec: {outputs: {a: {type: x}}}\nvariants: {training: {spec: {}}, testing: {spec: {}}}\n',
    },
  },
});
