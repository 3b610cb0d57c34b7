/** spec/node-type: which ports each node type has. */
import { nodeTypeRule } from '../../../src/rules/spec/node-type.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';

function spec(type: string, dependencies: string, outputs: string): string {
  return `SPEC = StepSpecification(step_type="S", node_type=${type}, dependencies=${dependencies}, outputs=${outputs})\n`;
}

const ONE = '[DependencySpec(logical_name="a")]';
const TWO = '[OutputSpec(logical_name="a"), OutputSpec(logical_name="b")]';

function said(message: string, help: string): Said {
  return { at: 'steps.py:1:51', message, help };
}

testRule(nodeTypeRule, {
  found: {
    'a source with dependencies': {
      source: spec('NodeType.SOURCE', ONE, TWO),
      says: [
        said(
          'SPEC is a SOURCE node, which has no dependencies, but this one has 1, and the framework refuses it',
          'make it an INTERNAL node, or change its ports',
        ),
      ],
    },
    'a sink with outputs': {
      source: spec('NodeType.SINK', ONE, TWO),
      says: [
        said(
          'SPEC is a SINK node, which has no outputs, but this one has 2, and the framework refuses it',
          'make it an INTERNAL node, or change its ports',
        ),
      ],
    },
    'an internal node without dependencies': {
      source: spec('"internal"', '[]', TWO),
      says: [
        said(
          'SPEC is an INTERNAL node, which has dependencies, but this one has none, and the framework refuses it',
          'make it a SOURCE node, or change its ports',
        ),
      ],
    },
    'a source that is a sink': {
      source: spec('NodeType.SOURCE', ONE, '[]'),
      says: [
        said(
          'SPEC is a SOURCE node, which has no dependencies, but this one has 1, and has outputs, but this one has none, and the framework refuses it',
          'make it a SINK node, or change its ports',
        ),
      ],
    },
    'one of an interface, which its loader takes': {
      source: {
        'a.step.yaml':
          'step_type: S\nnode_type: source\nspec:\n  dependencies: {a: {}}\n  outputs: {b: {}}\n',
      },
      says: [
        {
          at: 'a.step.yaml:2:12',
          severity: 'warning',
          message: 'S.spec is a SOURCE node, which has no dependencies, but this one has 1',
          help: 'make it an INTERNAL node, or change its ports',
        },
      ],
    },
  },
  silent: {
    'a source': spec('NodeType.SOURCE', '[]', TWO),
    'an internal node': spec('NodeType.INTERNAL', ONE, TWO),
    'a sink': spec('NodeType.SINK', ONE, '[]'),
    'a node by itself': spec('"singular"', '{}', '{}'),
    'dependencies that only code tells': spec('NodeType.SINK', 'made_elsewhere()', '[]'),
    'dependencies that are spread': spec('NodeType.INTERNAL', '[*BASE]', TWO),
    'a type that there is none of': spec('NodeType.OTHER', '[]', '[]'),
    'a type that only code tells': spec('node_type', '[]', '[]'),
  },
});
