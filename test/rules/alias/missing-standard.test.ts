/** alias/missing-standard: outputs without the aliases that their peers have. */
import { expect, test } from 'vitest';
import { fix } from '../../../src/api.ts';
import { missingStandardRule } from '../../../src/rules/alias/missing-standard.ts';
import type { Safety } from '../../../src/rules/finding.ts';
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
const TRAINING = 'properties.OutputDataConfig.S3OutputPath';
const PROCESSING = "properties.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri";
const AB = ', aliases=["a", "b"]';
const C = ', aliases=["c"]';
const EMPTY = ', aliases=[]';
const TEN = Array.from({ length: 10 }, () => AB);
const TWELVE = Array.from({ length: 12 }, () => AB);
const DOUBT =
  '; its path tells no more than its name: whether it holds what theirs hold, a person has to say';

/** What the first step lacks is what `AB` has. */
const LACKING: readonly (readonly [title: string, library: string, safety: Safety])[] = [
  ['peers that agree', library('Training', TRAINING, '', AB, AB), 'safe'],
  ['one peer of a training step', library('Training', TRAINING, '', AB), 'safe'],
  ['the same set in another order', library('Training', TRAINING, '', AB, ', aliases=["b", "a"]'), 'safe'],
  ['peers of which some say that they have none', library('Training', TRAINING, '', EMPTY, AB), 'safe'],
  ['two peers of a processing step', library('Processing', PROCESSING, '', AB, AB), 'review'],
];

const found: RuleCases['found'] = Object.fromEntries(
  LACKING.map(([title, source, safety]) => [
    title,
    {
      source,
      says: [
        {
          at: 'steps.py:5:38',
          declaration: 'S0',
          severity: 'warning' as const,
          message: 'S0: the output out has no aliases; its peers agree on a, b',
          fix: { safety, reason: `add the aliases a, b${safety === 'review' ? DOUBT : ''}` },
        },
      ],
    },
  ]),
);

/** Each as its peers have it. */
const fixed: RuleCases['fixed'] = Object.fromEntries(
  LACKING.map(([title, source, safety]) => {
    const path = source.includes(PROCESSING) ? PROCESSING : TRAINING;
    return [title, { source, to: replaced(source, `"${path}")`, `"${path}"${AB})`), safety }];
  }),
);

/** A job type's spec of a step, whose one output is a processing step's. */
function jobSpec(step: string, job: string, aliases: string): string {
  return `
${step}_${job} = StepSpecification(
    step_type=get_spec_step_type_with_job_type("${step}", "${job}"),
    outputs=[OutputSpec(logical_name="out", output_type=DependencyType.X, property_path="${PROCESSING}"${aliases})],
)
`;
}

/** Specs of three processing steps. */
function jobSpecs(...specs: readonly (readonly [step: string, job: string, aliases: string])[]): string {
  const registry = ['A', 'B', 'C'].map((name) => `"${name}": {"sagemaker_step_type": "Processing"}`);
  return `STEP_NAMES = {${registry.join(', ')}}\n${specs.map((each) => jobSpec(...each)).join('')}`;
}

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
    'peers of the same job type': {
      source: jobSpecs(
        ['A', 'validation', ''],
        ['A', 'training', C],
        ['B', 'validation', AB],
        ['B', 'training', C],
        ['C', 'validation', AB],
      ),
      says: [
        {
          at: 'steps.py:5:38',
          step: 'A_Validation',
          message: 'A_validation: the output out has no aliases; its peers agree on a, b',
          related: [
            'steps.py:15:38 B_validation.out has the aliases a, b',
            'steps.py:25:38 C_validation.out has the aliases a, b',
          ],
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
            'SPEC: the output a has no aliases; no step has aliases for such an output, and the standard set is evaluation_data, eval_data, validation_output, test_output, prediction_results',
        },
      ],
    },
  },
  silent: {
    'outputs of one spec that would get the same aliases': SAME_MEANING,
    "peers that don't agree": library('Training', TRAINING, '', AB, C, AB),
    "an empty list, which is its author's word": library('Training', TRAINING, EMPTY, AB, AB),
    'an empty list where the standard set applies': library('Training', TRAINING, EMPTY),
    'one peer of a processing step': library('Processing', PROCESSING, '', AB),
    'two copies of one processing step': {
      'a/steps.py': library('Processing', PROCESSING, '', AB),
      'b/steps.py': library('Processing', PROCESSING, AB, AB),
    },
    'a peer that stands there twice, once without aliases': `${library('Training', TRAINING, '', AB)}${step('S1', 'X', TRAINING, '')}`,
    "a name that is none of its peers' names": library('Processing', PROCESSING, '', AB, AB).replace(
      'logical_name="out"',
      'logical_name="other"',
    ),
    'peers of other job types': jobSpecs(
      ['A', 'validation', ''],
      ['A', 'training', C],
      ['B', 'training', AB],
      ['C', 'testing', AB],
    ),
    'a path of a training step that means something else in each': library(
      'Training',
      'properties.FailureReason',
      '',
      AB,
    ),
    'peers without any': library('Training', 'properties.FailureReason', '', ''),
    'a type that is not known': library('Unheard', TRAINING, '', AB, AB),
    'another output type': library('Processing', PROCESSING, '', AB, AB).replace(
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

/** What is said of the peers behind the first step. */
function relatedTo(peers: readonly string[]): string[] {
  return peers.map((_, at) => {
    const line = 5 * (1 + at) + 5;
    return `steps.py:${line}:38 S${1 + at}.out has the aliases a, b`;
  });
}
