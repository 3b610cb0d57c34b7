/** alias/lost-name: an output's former name, kept in whatever the output has for aliases. */
import { lostNameRule } from '../../../src/rules/alias/lost-name.ts';
import { testRule } from '../../support/test-rule.ts';

function spec(name: string, aliases: string): string {
  return `SPEC = StepSpecification(
    step_type="S",
    outputs=[
        OutputSpec(logical_name="${name}", output_type=DependencyType.X${aliases}),
    ],
)
`;
}

/** An interface whose lists are blocks. */
function manifest(name: string, aliases: string): Readonly<Record<string, string>> {
  return {
    'a.step.yaml': `step_type: S
spec:
  dependencies:
    input:
      type: x
      compatible_sources:
      - Other
  outputs:
    ${name}:${aliases}
      type: x
`,
  };
}

const OLD = { safety: 'review' } as const;

testRule(lostNameRule, {
  found: {
    'a name that an output lost': {
      source: spec('report', ''),
      base: spec('metrics', ''),
      says: [
        {
          at: 'steps.py:4:33',
          severity: 'warning',
          port: 'metrics',
          message:
            'SPEC had the output metrics in HEAD, and no name or alias keeps it; report seems to have taken its place',
        },
      ],
    },
  },
  silent: {
    'a name that an alias keeps': {
      source: spec('report', ', aliases=["metrics"]'),
      base: spec('metrics', ''),
    },
  },
  fixed: {
    'as its first alias': {
      ...OLD,
      source: spec('report', ''),
      base: spec('metrics', ''),
      to: spec('report', ', aliases=["metrics"]'),
    },
    'in an empty list': {
      ...OLD,
      source: spec('report', ', aliases=[]'),
      base: spec('metrics', ''),
      to: spec('report', ', aliases=["metrics"]'),
    },
    'in an empty list that is to be a block': {
      ...OLD,
      source: manifest('report', '\n      aliases: []'),
      base: manifest('metrics', ''),
      to: manifest('report', '\n      aliases:\n      - metrics'),
    },
    'in an empty list with a comment behind it': {
      ...OLD,
      source: manifest('report', '\n      aliases: []  # to be found'),
      base: manifest('metrics', ''),
      to: manifest('report', '\n      aliases: [metrics]  # to be found'),
    },
    'where nothing stands but the key': {
      ...OLD,
      source: manifest('report', '\n      aliases:'),
      base: manifest('metrics', ''),
      to: manifest('report', '\n      aliases:\n      - metrics'),
    },
  },
});
