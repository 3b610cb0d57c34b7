/** dependency/cycle: steps that require each other. */
import { cycleRule } from '../../../src/rules/dependency/cycle.ts';
import { libraryOfSteps } from '../../support/step-library.ts';
import type { StepPorts } from '../../support/step-library.ts';
import { testRule } from '../../support/test-rule.ts';

function step(gives: string, needs: string, more = ''): StepPorts {
  return {
    outputs: [`logical_name="${gives}", output_type=DependencyType.${gives.toUpperCase()}`],
    dependencies: [`logical_name="${needs}", dependency_type=DependencyType.${needs.toUpperCase()}${more}`],
  };
}

testRule(cycleRule, {
  found: {
    'two that require each other': {
      source: libraryOfSteps({ A: step('x', 'y'), B: step('y', 'x') }),
      says: [
        {
          at: 'steps.py:5:47',
          severity: 'error',
          step: 'A',
          port: 'y',
          message:
            'Circular dependency detected involving A: A → B → A, and no other step gives what they require',
          help: 'make one of these dependencies optional, or declare the output of another step that satisfies it',
          related: [
            'steps.py:5:47 A requires y, which only B gives',
            'steps.py:11:47 B requires x, which only A gives',
          ],
        },
      ],
    },
    'three, said once, beside a step that leads into it': {
      source: libraryOfSteps({
        Before: step('w', 'x'),
        A: step('x', 'y'),
        B: step('y', 'z'),
        C: step('z', 'x'),
      }),
      says: [
        {
          at: 'steps.py:11:47',
          message:
            'Circular dependency detected involving A: A → B → C → A, and no other step gives what they require',
        },
      ],
    },
  },
  silent: {
    'a chain': libraryOfSteps({ A: step('x', 'y'), B: step('y', 'z'), C: step('z', 'w') }),
    'an optional dependency': libraryOfSteps({ A: step('x', 'y', ', required=False'), B: step('y', 'x') }),
    'another producer': libraryOfSteps({ A: step('x', 'y'), B: step('y', 'x'), C: step('x', 'w') }),
  },
});
