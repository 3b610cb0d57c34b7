/** alias/conflict: aliases that say nothing, or that another output has, too. */
import { aliasConflictRule } from '../../../src/rules/alias/conflict.ts';
import type { Safety } from '../../../src/rules/finding.ts';
import { testRule } from '../../support/test-rule.ts';
import type { RuleCases, Said } from '../../support/test-rule.ts';

function spec(first: string, second: string): string {
  return `SPEC = StepSpecification(
    step_type="Step",
    outputs=[
        OutputSpec(logical_name="a", aliases=${first}),
        OutputSpec(logical_name="b", aliases=${second}),
    ],
)
`;
}

function one(at: string, what: string, safety: Safety, reason: string): Said {
  return {
    at: `steps.py:4:${at}`,
    message: `SPEC: the alias ${what}`,
    fix: { safety, reason: `drop the alias ${reason}` },
  };
}

const found: RuleCases['found'] = {
  "the output's own name": {
    source: spec('["A"]', '[]'),
    says: [one('47', '"A" of the output a is the output\'s own name', 'safe', 'A')],
  },
  'a repetition': {
    source: spec('["x", "X"]', '[]'),
    says: [one('52', '"X" of the output a stands there twice', 'safe', 'X')],
  },
  'the name of another output': {
    source: spec('["B"]', '[]'),
    says: [
      one(
        '47',
        '"B" of the output a is the name of the output b, too',
        'review',
        'B; it may be the other output that has to lose it',
      ),
    ],
  },
  'other characters': {
    source: spec('["x y"]', '[]'),
    says: [
      one(
        '47',
        '"x y" of the output a has other characters than A-Z a-z 0-9 _ -',
        'review',
        '"x y"; another spelling of it may be meant',
      ),
    ],
  },
  'no characters': {
    source: spec('[""]', '[]'),
    says: [one('47', '"" of the output a is empty', 'review', '""; a name may be missing there')],
  },
  'an alias that two outputs have, at both': {
    source: spec('["x"]', '["x"]'),
    says: [
      {
        at: 'steps.py:4:47',
        message: 'SPEC: the alias "x" of the output a is an alias of the output b, too',
        related: ['steps.py:5:33 b has it as an alias'],
      },
      {
        at: 'steps.py:5:47',
        message: 'SPEC: the alias "x" of the output b is an alias of the output a, too',
        related: ['steps.py:4:33 a has it as an alias'],
      },
    ],
  },
  'a list from elsewhere, which is left alone': {
    source: `NAMES = ["a"]\n${spec('NAMES', 'NAMES')}`,
    says: [
      {
        at: 'steps.py:1:10',
        message: 'SPEC: the alias "a" of the output a is the output\'s own name',
        fix: null,
        help: 'not dropped, since the aliases of the output are NAMES, which may have other uses; edit them where they stand',
      },
      {
        at: 'steps.py:1:10',
        message: 'SPEC: the alias "a" of the output b is the name of the output a, too',
        fix: null,
        help: 'not dropped, since the aliases of the output are NAMES, which may have other uses; edit them where they stand',
      },
    ],
  },
};

/** The same as an interface says it. */
const INTERFACE = `step_type: Step
spec:
  outputs:
    a: {aliases: [a, x, x, y z]}
    b: {aliases: [a]}
`;

testRule(aliasConflictRule, {
  found: {
    ...found,
    'what Python specs are refused for, as an error': {
      source: spec('["a", "x", "x", "y z"]', '["a"]'),
      says: ['error', 'info', 'error', 'error'].map((severity, at) => ({
        ...([
          { at: 'steps.py:4:47', message: 'SPEC: the alias "a" of the output a is the output\'s own name' },
          { at: 'steps.py:4:57', message: 'SPEC: the alias "x" of the output a stands there twice' },
          {
            at: 'steps.py:4:62',
            message: 'SPEC: the alias "y z" of the output a has other characters than A-Z a-z 0-9 _ -',
          },
          {
            at: 'steps.py:5:47',
            message: 'SPEC: the alias "a" of the output b is the name of the output a, too',
          },
        ][at] ?? { at: '', message: '' }),
        severity: severity as 'error' | 'info',
      })),
    },
    'what the loader of interfaces takes, as an info': {
      source: { 'a.step.yaml': INTERFACE },
      says: [
        {
          at: 'a.step.yaml:4:19',
          severity: 'info',
          message: 'Step.spec: the alias "a" of the output a is the output\'s own name',
        },
        {
          at: 'a.step.yaml:4:25',
          severity: 'info',
          message: 'Step.spec: the alias "x" of the output a stands there twice',
        },
        {
          at: 'a.step.yaml:4:28',
          severity: 'info',
          message: 'Step.spec: the alias "y z" of the output a has other characters than A-Z a-z 0-9 _ -',
        },
        {
          at: 'a.step.yaml:5:19',
          severity: 'error',
          message: 'Step.spec: the alias "a" of the output b is the name of the output a, too',
        },
      ],
    },
  },
  silent: { 'different aliases': spec('["x", "x-1"]', '("y", *MORE)') },
  fixed: {
    "the output's own name": { source: spec('["A", "x"]', '[]'), to: spec('["x"]', '[]'), safety: 'safe' },
    'the name of another output': {
      source: spec('["B", "x"]', '[]'),
      to: spec('["x"]', '[]'),
      safety: 'review',
    },
  },
});
