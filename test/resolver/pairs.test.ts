/**
 * Pairs of a dependency and an output as libraries have them, each part of the score worked out by hand to six digits.
 * The name's part is a quarter of the similarity, which stands beside it:
 * 0.3 × characters + 0.25 × words + 0.25 × meanings + 0.2 × substrings.
 */
import { describe, expect, test } from 'vitest';
import { scoreOf } from '../../src/resolver/compatibility.ts';
import type { Offered, Wanted } from '../../src/resolver/compatibility.ts';
import type { SourceScoring } from '../../src/sagemaker/tables.ts';

function wanted(name: string, type: string, more: Partial<Wanted> = {}): Wanted {
  return { name, type, dataType: 'S3Uri', compatibleSources: [], semanticKeywords: [], ...more };
}

function offered(name: string, type: string, more: Partial<Offered> = {}): Offered {
  return { name, type, dataType: 'S3Uri', aliases: [], step: 'Train', ...more };
}

/** Type, data type, name, exact name, source, keywords. */
type Parts = readonly [number, number, number, number, number, number];

const BY_TRAIN = { compatibleSources: ['Train'] };
const BY_OTHERS = { compatibleSources: ['Other'] };

const PAIRS: readonly (readonly [string, Wanted, Offered, SourceScoring, Parts, number])[] = [
  [
    // Characters 18/23, words 1/3, meanings (1 + 0.8)/4, substrings 1: 0.630616. One keyword of two.
    'the model under another name',
    wanted('model_input', 'MODEL_ARTIFACTS', { ...BY_TRAIN, semanticKeywords: ['model', 'trained'] }),
    offered('model_output', 'MODEL_ARTIFACTS'),
    'bonus',
    [0.4, 0.2, 0.157654, 0, 0.1, 0.025],
    0.882654,
  ],
  [
    // The same name by an alias: 1. The sum, 1.025, is too much.
    'the model under an alias, which is more than all',
    wanted('model_input', 'MODEL_ARTIFACTS', { ...BY_TRAIN, semanticKeywords: ['model', 'trained'] }),
    offered('model_output', 'MODEL_ARTIFACTS', { aliases: ['model_input'] }),
    'bonus',
    [0.4, 0.2, 0.25, 0.05, 0.1, 0.025],
    1,
  ],
  [
    // Characters 4/14, words 0, meanings 0.8/2, substrings 0: 0.185714.
    'processed data for training data, from anywhere',
    wanted('input_path', 'TRAINING_DATA', { semanticKeywords: ['data'] }),
    offered('DATA', 'PROCESSING_OUTPUT'),
    'bonus',
    [0.2, 0.2, 0.046429, 0, 0.05, 0.05],
    0.546429,
  ],
  [
    'the same where naming no source is worth nothing',
    wanted('input_path', 'TRAINING_DATA', { semanticKeywords: ['data'] }),
    offered('DATA', 'PROCESSING_OUTPUT'),
    'penalty',
    [0.2, 0.2, 0.046429, 0, 0, 0.05],
    0.496429,
  ],
  [
    // Characters 12/29, words 1/3, meanings (1 + 0.8)/4, substrings 1: 0.519971; data_output comes to 0.438141.
    'training data for processed data, by the better of two aliases',
    wanted('evaluation_data', 'PROCESSING_OUTPUT', BY_TRAIN),
    offered('x', 'TRAINING_DATA', { aliases: ['data_output', 'processed_data'] }),
    'bonus',
    [0.2, 0.2, 0.129993, 0, 0.1, 0],
    0.629993,
  ],
  [
    // Characters 30/37, words 1/3, meanings 1/3, substrings 15/22: 0.546274.
    'a custom property for hyperparameters, a text for a location',
    wanted('hyperparameters_s3_uri', 'HYPERPARAMETERS', BY_TRAIN),
    offered('hyperparams', 'CUSTOM_PROPERTY', { dataType: 'String' }),
    'penalty',
    [0.2, 0.1, 0.136568, 0, 0.1, 0],
    0.536568,
  ],
  [
    // Characters 14/32, words 1/3, meanings 1/4, substrings 1: 0.477083.
    'a processing output for payload samples, from a source that is not named',
    wanted('payload_samples', 'PAYLOAD_SAMPLES', BY_OTHERS),
    offered('generated_payload', 'PROCESSING_OUTPUT'),
    'bonus',
    [0.2, 0.2, 0.119271, 0, 0, 0],
    0.519271,
  ],
  [
    'the same where that costs something',
    wanted('payload_samples', 'PAYLOAD_SAMPLES', BY_OTHERS),
    offered('generated_payload', 'PROCESSING_OUTPUT'),
    'penalty',
    [0.2, 0.2, 0.119271, 0, -0.1, 0],
    0.419271,
  ],
  [
    // Characters 16/28, words 1/3, meanings (1 + 0.8)/4 (clean and preprocessing), substrings 1: 0.567262.
    'a fraction for a number',
    wanted('clean_data', 'CUSTOM_PROPERTY', { dataType: 'Integer' }),
    offered('preprocess_data', 'CUSTOM_PROPERTY', { dataType: 'Float' }),
    'bonus',
    [0.4, 0.1, 0.141815, 0, 0.05, 0],
    0.691815,
  ],
  [
    'a name that is the same written out',
    wanted('eval_data', 'PROCESSING_OUTPUT', BY_TRAIN),
    offered('evaluation-data', 'PROCESSING_OUTPUT'),
    'bonus',
    [0.4, 0.2, 0.25, 0, 0.1, 0],
    0.95,
  ],
  [
    'a name that is the same without words that say nothing, and another data type',
    wanted('a_model', 'MODEL_ARTIFACTS'),
    offered('the.model', 'MODEL_ARTIFACTS', { dataType: 'Boolean' }),
    'penalty',
    [0.4, 0, 0.25, 0, 0, 0],
    0.65,
  ],
  [
    'a name that is the same without its signs',
    wanted('s3://model!', 'MODEL_ARTIFACTS', BY_TRAIN),
    offered('S3model', 'MODEL_ARTIFACTS'),
    'bonus',
    [0.4, 0.2, 0.25, 0, 0.1, 0],
    0.95,
  ],
  [
    // Characters 26/27, words 1/3, meanings 1/4, substrings 13/14: 0.620437. One keyword of two.
    'a package, from a step under its former name',
    wanted('pkg_model', 'PROCESSING_OUTPUT', {
      compatibleSources: ['MIMSPackaging'],
      semanticKeywords: ['package', 'tar'],
    }),
    offered('packaged-models', 'PROCESSING_OUTPUT', { step: 'Package' }),
    'penalty',
    [0.4, 0.2, 0.155109, 0, 0.1, 0.025],
    0.880109,
  ],
  [
    'the same where former names count for nothing',
    wanted('pkg_model', 'PROCESSING_OUTPUT', {
      compatibleSources: ['MIMSPackaging'],
      semanticKeywords: ['package', 'tar'],
    }),
    offered('packaged-models', 'PROCESSING_OUTPUT', { step: 'Package' }),
    'bonus',
    [0.4, 0.2, 0.155109, 0, 0, 0.025],
    0.780109,
  ],
  [
    // Both are written out, and synonyms: characters 6/23, words 0, meanings 0.8, substrings 0: 0.278261.
    'a location for a text',
    wanted('config', 'HYPERPARAMETERS', { ...BY_TRAIN, dataType: 'String' }),
    offered('params', 'HYPERPARAMETERS'),
    'bonus',
    [0.4, 0.1, 0.069565, 0, 0.1, 0],
    0.669565,
  ],
  [
    'names that have nothing in common',
    wanted('xyz', 'TRAINING_DATA', BY_TRAIN),
    offered('qrs', 'PROCESSING_OUTPUT'),
    'bonus',
    [0.2, 0.2, 0, 0, 0.1, 0],
    0.5,
  ],
  [
    'a name of words that say nothing',
    wanted('the', 'MODEL_ARTIFACTS'),
    offered('model', 'MODEL_ARTIFACTS'),
    'penalty',
    [0.4, 0.2, 0, 0, 0, 0],
    0.6,
  ],
  [
    // Characters 6/9, and nothing else: words of two letters aren't looked for in others: 0.2.
    'names that share letters only',
    wanted('ab_c', 'MODEL_ARTIFACTS'),
    offered('abx_d', 'MODEL_ARTIFACTS'),
    'bonus',
    [0.4, 0.2, 0.05, 0, 0.05, 0],
    0.7,
  ],
  [
    // Training and fit are synonyms: characters 2/14, words 0, meanings 0.8/2, substrings 0: 0.142857.
    'a source by its name with Step, and a keyword that is not there',
    wanted('train', 'MODEL_ARTIFACTS', { compatibleSources: ['TrainStep'], semanticKeywords: ['TRAIN'] }),
    offered('fit_model', 'MODEL_ARTIFACTS', { dataType: 'Boolean' }),
    'penalty',
    [0.4, 0, 0.035714, 0, 0.1, 0],
    0.535714,
  ],
  [
    // Characters 14/33, words 1/3, meanings 1/4, substrings 1: 0.473106. Both keywords.
    'all keywords, from a source that is not named',
    wanted('calibration_metrics', 'PROCESSING_OUTPUT', {
      ...BY_OTHERS,
      semanticKeywords: ['Metrics', 'output'],
    }),
    offered('metrics.output', 'PROCESSING_OUTPUT'),
    'penalty',
    [0.4, 0.2, 0.118277, 0, -0.1, 0.05],
    0.668277,
  ],
  [
    // Characters 14/25, words 0, meanings 0, substrings 5/14: 0.239429.
    'a name that is one word of the other',
    wanted('model_input', 'MODEL_ARTIFACTS', BY_OTHERS),
    offered('ModelArtifacts', 'MODEL_ARTIFACTS'),
    'bonus',
    [0.4, 0.2, 0.059857, 0, 0, 0],
    0.659857,
  ],
  [
    // Characters 10/20, words 1/2, meanings 1/2, substrings 5/15: 0.466667.
    'a name within the other',
    wanted('model_artifacts', 'MODEL_ARTIFACTS'),
    offered('model', 'MODEL_ARTIFACTS'),
    'penalty',
    [0.4, 0.2, 0.116667, 0, 0, 0],
    0.716667,
  ],
  [
    'the name but for its case',
    wanted('DATA', 'PROCESSING_OUTPUT', BY_TRAIN),
    offered('data', 'PROCESSING_OUTPUT'),
    'bonus',
    [0.4, 0.2, 0.25, 0, 0.1, 0],
    0.95,
  ],
  [
    'the name itself',
    wanted('DATA', 'PROCESSING_OUTPUT', BY_OTHERS),
    offered('DATA', 'PROCESSING_OUTPUT'),
    'penalty',
    [0.4, 0.2, 0.25, 0.05, -0.1, 0],
    0.8,
  ],
];

test.each(PAIRS)('%s', (_, dependency, output, scoring, parts, total) => {
  const score = scoreOf(dependency, output, scoring);
  const [type, dataType, name, exactName, source, keywords] = parts;
  const rounded = Object.entries(score?.parts ?? {}).map(([part, value]: [string, number]) => [
    part,
    Number(value.toFixed(6)),
  ]);
  expect(Object.fromEntries(rounded)).toEqual({ type, dataType, name, exactName, source, keywords });
  expect(Number(score?.total.toFixed(6))).toBe(total);
});

describe('ruled out by type:', () => {
  test.each([
    ['PROCESSING_OUTPUT', 'MODEL_ARTIFACTS'],
    ['CUSTOM_PROPERTY', 'HYPERPARAMETERS'],
    ['PROCESSING_OUTPUT', 'PAYLOAD_SAMPLES'],
    ['TRAINING_DATA', 'HYPERPARAMETERS'],
  ])('%s by %s, under the very name', (type, other) => {
    expect(scoreOf(wanted('data', type, BY_TRAIN), offered('data', other), 'bonus')).toBeNull();
  });
});
