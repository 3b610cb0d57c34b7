/** alias/missing-standard: outputs without the aliases that their peers have. */
import { expect, test } from 'vitest';
import { fix } from '../../../src/api.ts';
import { missingStandardRule } from '../../../src/rules/alias/missing-standard.ts';
import type { Safety, Severity } from '../../../src/rules/finding.ts';
import { makeFolder } from '../../support/library.ts';
import { testRule } from '../../support/test-rule.ts';
import type { RuleCases } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

function step(name: string, type: string, path: string, aliases: string): string {
  return `
${name} = StepSpecification(
    step_type="${name}",
    outputs=[OutputSpec(logical_name="out", output_type=DependencyType.${type}, property_path="${path}"${aliases})],
)
`;
}

/** Steps of one type with an output each, by their aliases. */
function library(kind: string, path: string, ...aliases: readonly string[]): string {
  const names = aliases.map((_, at) => `S${at}`);
  const registry = names.map((name) => `"${name}": {"sagemaker_step_type": "${kind}"}`).join(', ');
  return `STEP_NAMES = {${registry}}\n${names.map((name, at) => step(name, 'X', path, aliases[at] ?? '')).join('')}`;
}

/** A training step with these outputs. */
function specOf(...outputs: readonly (readonly [name: string, type: string])[]): string {
  const path = 'properties.OutputDataConfig.S3OutputPath';
  const each = outputs.map(
    ([name, type]) => `OutputSpec(logical_name="${name}", output_type=T.${type}, property_path="${path}")`,
  );
  return `STEP_NAMES = {"S": {"sagemaker_step_type": "Training"}}\nSPEC = StepSpecification(step_type="S", outputs=[${each.join(', ')}])\n`;
}

const SAME_MEANING = specOf(['a', 'X'], ['b', 'X']);
const TRAINING = 'properties.FailureReason';
const PROCESSING = "properties.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri";
const AB = ', aliases=["a", "b"]';
const C = ', aliases=["c"]';
const TEN = Array.from({ length: 10 }, () => AB);
const TWELVE = Array.from({ length: 12 }, () => AB);

/** What the first step lacks is what `AB` has. */
const LACKING: readonly (readonly [title: string, library: string, severity: Severity, safety: Safety])[] = [
  ['peers that agree', library('Training', TRAINING, '', AB, AB), 'warning', 'safe'],
  ['one peer of a training step', library('Training', TRAINING, '', AB), 'warning', 'safe'],
  [
    'the same set in another order',
    library('Training', TRAINING, '', AB, ', aliases=["b", "a"]'),
    'warning',
    'safe',
  ],
  ["peers that don't agree", library('Training', TRAINING, '', AB, C, AB), 'info', 'review'],
  ['two peers of a processing step', library('Processing', PROCESSING, '', AB, AB), 'warning', 'safe'],
  ['one peer of a processing step', library('Processing', PROCESSING, '', AB), 'info', 'review'],
];

const DOUBTS: Readonly<Record<string, string>> = {
  "peers that don't agree": "; the peers don't agree: 2 of 3 have these aliases",
  'one peer of a processing step':
    '; only one other step has them, and the two outputs share nothing but their name',
};

const found: RuleCases['found'] = Object.fromEntries(
  LACKING.map(([title, source, severity, safety]) => [
    title,
    {
      source,
      says: [
        {
          at: 'steps.py:5:38',
          declaration: 'S0',
          severity,
          message: `S0: the output out has no aliases; its peers ${title === "peers that don't agree" ? "don't agree; most often they have" : 'agree on'} a, b`,
          fix: { safety, reason: `add the aliases a, b${DOUBTS[title] ?? ''}` },
        },
      ],
    },
  ]),
);

/** Each as its peers have it. */
const fixed: RuleCases['fixed'] = Object.fromEntries(
  LACKING.map(([title, source, , safety]) => {
    const path = source.includes(PROCESSING) ? PROCESSING : TRAINING;
    return [title, { source, to: replaced(source, `"${path}")`, `"${path}"${AB})`), safety }];
  }),
);

testRule(missingStandardRule, {
  found: {
    ...found,
    'ten peers, each of them named': {
      source: library('Training', TRAINING, '', ...TEN),
      says: [
        {
          at: 'steps.py:5:38',
          message: 'S0: the output out has no aliases; its peers agree on a, b',
          related: relatedTo(TEN),
        },
      ],
    },
    'twelve peers, ten of them named': {
      source: library('Training', TRAINING, '', ...TWELVE),
      says: [
        {
          at: 'steps.py:5:38',
          message: 'S0: the output out has no aliases; its 12 peers agree on a, b',
          related: relatedTo(TEN),
        },
      ],
    },
    'thirteen peers, ten of them named, and one that disagrees': {
      source: library('Training', TRAINING, '', C, ...TWELVE),
      says: [
        {
          at: 'steps.py:5:38',
          message: "S0: the output out has no aliases; its 13 peers don't agree; most often they have a, b",
          related: [...relatedTo(TEN, 2), 'steps.py:10:38 S1.out has the aliases c'],
        },
      ],
    },
    'the first of two outputs that the standard set tells apart': {
      source: specOf(['a', 'X'], ['b', 'Y']),
      says: [
        {
          at: 'steps.py:2:74',
          port: 'a',
          message:
            'SPEC: the output a has no aliases; no other step has this output, and the standard set is evaluation_data, eval_data, validation_output, test_output, prediction_results',
        },
      ],
    },
  },
  silent: {
    'outputs of one spec that would get the same aliases': SAME_MEANING,
    'peers without any': library('Training', TRAINING, '', ''),
    'a type that is not known': library('Unheard', TRAINING, '', AB, AB),
    'another output type': library('Training', TRAINING, '', AB).replace(
      'DependencyType.X',
      'DependencyType.Y',
    ),
    'job types of the same step':
      `${library('Training', TRAINING, AB)}${step('S0_Validation', 'X', TRAINING, '')}`.replace(
        'step_type="S0_Validation"',
        'step_type=get_spec_step_type_with_job_type("S0", "validation")',
      ),
  },
  fixed,
});

test('no other transform gives two outputs of one spec the same aliases', async () => {
  const cwd = makeFolder({ 'steps.py': SAME_MEANING });
  expect((await fix({ cwd, write: true, review: true })).changes).toEqual([]);
});

/** What is said of the peers, from a step on. */
function relatedTo(peers: readonly string[], first = 1): string[] {
  return peers.map((_, at) => {
    const line = 5 * (first + at) + 5;
    return `steps.py:${line}:38 S${first + at}.out has the aliases a, b`;
  });
}
