/** How well outputs fit dependencies: each part of the formula, worked out by hand, and what follows for the winner. */
import { describe, expect, test } from 'vitest';
import { scoreOf } from '../../src/resolver/compatibility.ts';
import type { Offered, ScoreParts, Wanted } from '../../src/resolver/compatibility.ts';

const WANTED: Wanted = {
  name: 'evaluation_data',
  type: 'PROCESSING_OUTPUT',
  dataType: 'S3Uri',
  compatibleSources: ['XGBoostTraining'],
  semanticKeywords: [],
};

const OFFERED: Offered = {
  name: 'evaluation_data',
  type: 'PROCESSING_OUTPUT',
  dataType: 'S3Uri',
  aliases: [],
  step: 'XGBoostTraining',
};

/** What everything comes to that isn't told. */
const ALL: ScoreParts = { type: 0.4, dataType: 0.2, name: 0.25, exactName: 0.05, source: 0.1, keywords: 0 };

/** The name's part where the names are alike by these measures. */
function likeness(characters: number, words: number, meanings: number, substrings: number): number {
  return 0.25 * (0.3 * characters + 0.25 * words + 0.25 * meanings + 0.2 * substrings);
}

const EVALUATION_AND_DATA_OUTPUT = likeness((2 * 4) / 26, 1 / 3, 1 / 4, 1);

type Case = readonly [
  what: string,
  wanted: Partial<Wanted>,
  offered: Partial<Offered>,
  parts: Partial<ScoreParts>,
];

const EITHER: readonly Case[] = [
  ['all there is', {}, {}, {}],
  ['a type that goes with another', { type: 'TRAINING_DATA' }, {}, { type: 0.2 }],
  ['the same the other way', {}, { type: 'TRAINING_DATA' }, { type: 0.2 }],
  [
    'a custom property for hyperparameters',
    { type: 'HYPERPARAMETERS' },
    { type: 'CUSTOM_PROPERTY' },
    { type: 0.2 },
  ],
  ['a processing output for payload samples', { type: 'PAYLOAD_SAMPLES' }, {}, { type: 0.2 }],
  ['a text for a location', {}, { dataType: 'String' }, { dataType: 0.1 }],
  ['a location for a text', { dataType: 'String' }, {}, { dataType: 0.1 }],
  ['a fraction for a number', { dataType: 'Integer' }, { dataType: 'Float' }, { dataType: 0.1 }],
  ['a number for a fraction', { dataType: 'Float' }, { dataType: 'Integer' }, { dataType: 0.1 }],
  ['another data type', { dataType: 'Boolean' }, {}, { dataType: 0 }],
  ['no data type, which is the default', { dataType: null }, {}, {}],
  ['no data type on either side', { dataType: null }, { dataType: null }, {}],
  ['a data type of its own on both sides', { dataType: 'X' }, { dataType: 'X' }, {}],
  ['another name', {}, { name: 'data_output' }, { name: EVALUATION_AND_DATA_OUTPUT, exactName: 0 }],
  ['an alias that is the name', {}, { name: 'data_output', aliases: ['x', 'evaluation_data'] }, {}],
  [
    'an alias that is the name but for its case',
    {},
    { name: 'x', aliases: ['EVALUATION_DATA'] },
    { exactName: 0 },
  ],
  ['an alias that is the name written out', {}, { name: 'x', aliases: ['eval_data'] }, { exactName: 0 }],
  [
    'an alias that is more like it than the name',
    {},
    { name: 'x', aliases: ['data_output'] },
    { name: EVALUATION_AND_DATA_OUTPUT, exactName: 0 },
  ],
  [
    'an alias that is less like it than the name',
    {},
    { name: 'data_output', aliases: ['x'] },
    { name: EVALUATION_AND_DATA_OUTPUT, exactName: 0 },
  ],
  ['one keyword of two', { semanticKeywords: ['EVAL', 'metrics'] }, {}, { keywords: 0.5 * 0.05 }],
  [
    'keywords in an alias, which do not count',
    { semanticKeywords: ['evaluation'] },
    { name: 'x', aliases: ['evaluation_data'] },
    { keywords: 0 },
  ],
];

const BONUS: readonly Case[] = [
  ['a source that is not named', {}, { step: 'Other' }, { source: 0 }],
  ['no named source', { compatibleSources: [] }, {}, { source: 0.05 }],
  ['a source under its name with Step', { compatibleSources: ['XGBoostTrainingStep'] }, {}, { source: 0 }],
];

const PENALTY: readonly Case[] = [
  ['a source that is not named', {}, { step: 'Other' }, { source: -0.1 }],
  ['no named source', { compatibleSources: [] }, {}, { source: 0 }],
  ['a source under its name with Step', { compatibleSources: ['XGBoostTrainingStep'] }, {}, {}],
  ['a source whose own name has Step', {}, { step: 'XGBoostTrainingStep' }, {}],
  ['a source under a former name', { compatibleSources: ['MIMSPayload'] }, { step: 'Payload' }, {}],
  [
    'a former name of another source',
    { compatibleSources: ['MIMSPayload'] },
    { step: 'Package' },
    { source: -0.1 },
  ],
  ['another case', { compatibleSources: ['PytorchTraining'] }, { step: 'PyTorchTraining' }, {}],
];

describe.each([
  ['bonus' as const, [...EITHER, ...BONUS]],
  ['penalty' as const, [...EITHER, ...PENALTY]],
])('%s', (scoring, cases) => {
  test.each(cases)('%s', (_, wanted, offered, expected) => {
    const score = scoreOf({ ...WANTED, ...wanted }, { ...OFFERED, ...offered }, scoring);
    const parts = { ...ALL, ...expected };
    for (const [part, value] of Object.entries(parts)) {
      expect(score?.parts[part as keyof ScoreParts], part).toBeCloseTo(value, 12);
    }
    const sum = Object.values(parts).reduce((total, value) => total + value, 0);
    expect(score?.total).toBeCloseTo(Math.min(1, sum), 12);
  });

  test.each<[string, Partial<Wanted>, Partial<Offered>]>([
    ['another type', { type: 'MODEL_ARTIFACTS' }, {}],
    ['hyperparameters for a custom property', { type: 'CUSTOM_PROPERTY' }, { type: 'HYPERPARAMETERS' }],
    ['payload samples for a processing output', {}, { type: 'PAYLOAD_SAMPLES' }],
    ['a type that is not known', { type: null }, { type: null }],
  ])('%s rules the output out', (_, wanted, offered) => {
    expect(scoreOf({ ...WANTED, ...wanted }, { ...OFFERED, ...offered }, scoring)).toBeNull();
  });
});

test('the founding case: the aliases lift the PyTorch output from 0.710 to 0.900', () => {
  const wanted: Wanted = {
    ...WANTED,
    compatibleSources: ['XGBoostTraining', 'XGBoostModelEval'],
    semanticKeywords: ['evaluation', 'predictions', 'scores'],
  };
  const offered = { ...OFFERED, name: 'data_output', step: 'PyTorchTraining' };
  const aliases = ['evaluation_data', 'eval_data', 'validation_output', 'test_output', 'prediction_results'];
  expect(scoreOf(wanted, offered, 'bonus')?.total).toBeCloseTo(0.6 + EVALUATION_AND_DATA_OUTPUT, 12);
  expect(scoreOf(wanted, offered, 'bonus')?.total).toBeCloseTo(0.71, 3);
  expect(scoreOf(wanted, { ...offered, aliases }, 'bonus')).toMatchObject({
    total: expect.closeTo(0.9, 12) as number,
    matchedName: 'evaluation_data',
  });
});
