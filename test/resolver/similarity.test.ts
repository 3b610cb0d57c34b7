/**
 * How alike names are, each measure worked out by hand: matching blocks over the length of both names, shared words over
 * all words, pairs of words that mean the same (1) or nearly (0.8) over all pairs, and shorter over longer where one
 * contains the other.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchingRatio } from '../../src/resolver/matching-blocks.ts';
import { normalizeName, rememberSimilarities, similarityOf } from '../../src/resolver/similarity.ts';

test.each([
  ['Eval_Data', 'evaluation data'],
  ['the-output.of_a_model', 'output model'],
  ['pkg', 'package'],
  ['packaged', 'package'],
  ['config params hyperparams', 'configuration parameters hyperparameters'],
  ['preprocess_reg', 'preprocessing registration'],
  ['s3://uri!', 's3uri'],
  ['a the', ''],
  ['ModelArtifacts', 'modelartifacts'],
])('%s is read as "%s"', (name, normalized) => {
  expect(normalizeName(name)).toBe(normalized);
});

describe('the measures of', () => {
  test.each([
    // The longest block is "data"; what stands before it in the one stands behind it in the other.
    ['evaluation_data', 'data_output', (2 * 4) / 26, 1 / 3, 1 / 4, 1],
    // "evaluation " and then "t" of data in output.
    ['evaluation_data', 'eval_output', (2 * 12) / 32, 1 / 3, 1 / 4, 1],
    // Data and processed are synonyms.
    ['evaluation_data', 'processed_data', (2 * 6) / 29, 1 / 3, (1 + 0.8) / 4, 1],
    // Model and output are synonyms.
    ['model_input', 'model_output', (2 * 9) / 23, 1 / 3, (1 + 0.8) / 4, 1],
    // One word is in the other.
    ['model_input', 'ModelArtifacts', (2 * 7) / 25, 0, 0, 5 / 14],
    // One name is in the other.
    ['model_artifacts', 'model', (2 * 5) / 20, 1 / 2, 1 / 2, 5 / 15],
    ['payload_samples', 'generated_payload', (2 * 7) / 32, 1 / 3, 1 / 4, 1],
    ['hyperparameters_s3_uri', 'hyperparams', (2 * 15) / 37, 1 / 3, 1 / 3, 15 / 22],
    // Both are expanded; they are synonyms still.
    ['config', 'params', (2 * 3) / 23, 0, 0.8, 0],
    // Input and data are synonyms.
    ['input_path', 'DATA', (2 * 2) / 14, 0, 0.8 / 2, 0],
    ['train', 'fit_model', (2 * 1) / 14, 0, 0.8 / 2, 0],
    // Clean and preprocessing are synonyms.
    ['clean_data', 'preprocess_data', (2 * 8) / 28, 1 / 3, (1 + 0.8) / 4, 1],
    // Package and model are whole; model is in models, but package is in package.
    ['pkg_model', 'packaged-models', (2 * 13) / 27, 1 / 3, 1 / 4, 13 / 14],
    ['calibration_metrics', 'metrics.output', (2 * 7) / 33, 1 / 3, 1 / 4, 1],
    // Words of two letters aren't looked for in others.
    ['ab_c', 'abx_d', (2 * 3) / 9, 0, 0, 0],
    // Nothing in common.
    ['xyz', 'qrs', 0, 0, 0, 0],
    // A name of stop words alone is in every name, and is nothing of it.
    ['the', 'model', 0, 0, 0, 0],
  ])('%s and %s', (first, second, characters, words, meanings, substrings) => {
    const { total, measures } = similarityOf(first, second);
    expect(measures).toEqual({
      characters: expect.closeTo(characters, 12) as number,
      words: expect.closeTo(words, 12) as number,
      meanings: expect.closeTo(meanings, 12) as number,
      substrings: expect.closeTo(substrings, 12) as number,
    });
    expect(total).toBeCloseTo(0.3 * characters + 0.25 * words + 0.25 * meanings + 0.2 * substrings, 12);
  });
});

test.each([
  ['eval_data', 'evaluation-data'],
  ['the_model', 'Model'],
  ['a', 'the'],
])('%s and %s are the same name', (first, second) => {
  expect(similarityOf(first, second)).toEqual({ total: 1, measures: null });
});

test('no name is like nothing', () => {
  expect(similarityOf('', 'a').total).toBe(0);
  expect(similarityOf('a', '').total).toBe(0);
});

test('a similarity lies between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const { total } = similarityOf(a, b);
      expect(total).toBeGreaterThanOrEqual(0);
      expect(total).toBeLessThanOrEqual(1);
    }),
  );
});

describe('matching blocks', () => {
  test.each([
    ['', '', 1],
    ['a', '', 0],
    ['abcd', 'bcde', (2 * 3) / 8],
    // Of two longest blocks the first in `a` counts: "ab", then nothing of "cd" is left behind it in `b`.
    ['abxcd', 'cdab', (2 * 2) / 9],
    ['qabxcd', 'abycdf', (2 * 4) / 12],
  ])('of "%s" and "%s"', (a, b, ratio) => {
    expect(matchingRatio(a, b)).toBeCloseTo(ratio, 12);
  });
});

test('what is remembered is what is compared, also after it was forgotten', () => {
  const compare = rememberSimilarities(2);
  const names = ['model', 'model_data', 'eval', 'model'];
  for (const first of names)
    for (const second of names) expect(compare(first, second)).toEqual(similarityOf(first, second));
});
