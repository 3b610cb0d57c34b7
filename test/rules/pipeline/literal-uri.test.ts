/** pipeline/literal-uri: steps that read what others write by its place, without waiting for them. */
import { literalUriRule } from '../../../src/rules/pipeline/literal-uri.ts';
import { condition, definition, get } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

const URI = 's3://bucket/train';

/** @param uris by the name of the output */
function writing(Name: string, uris: Readonly<Record<string, unknown>>, rest: object = {}): object {
  const Outputs = Object.entries(uris).map(([OutputName, S3Uri]) => ({ OutputName, S3Output: { S3Uri } }));
  return { Name, Type: 'Processing', Arguments: { ProcessingOutputConfig: { Outputs }, ...rest } };
}

function training(S3Uri: unknown, rest: object = {}, more: object = {}): object {
  const InputDataConfig = [{ ChannelName: 'train', DataSource: { S3DataSource: { S3Uri } } }];
  return { Name: 'Train', Type: 'Training', ...rest, Arguments: { InputDataConfig, ...more } };
}

const PREPARE = writing('Prepare', { train: URI });
const REFERENCE = "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri";
const processingInput = (S3Uri: string): object => ({ ProcessingInputs: [{ S3Input: { S3Uri } }] });
const model = (ModelDataUrl: string): object => ({
  Name: 'Use',
  Type: 'Model',
  Arguments: { PrimaryContainer: { ModelDataUrl } },
});
const trainingTo = (S3OutputPath: string): object =>
  training('s3://other/x', {}, { OutputDataConfig: { S3OutputPath } });

testRule(literalUriRule, {
  found: {
    'the very place': {
      source: definition([PREPARE, training(`${URI}/`)]),
      says: [
        {
          at: 'pipeline.json:1:317',
          declaration: 'Train',
          severity: 'warning',
          message:
            "Train reads s3://bucket/train/ as a text, and Prepare writes its output train there: Train doesn't wait for it",
          related: ['pipeline.json:1:164 Prepare writes its output train here'],
          fix: {
            safety: 'review',
            reason: `write the reference to ${REFERENCE} as one; Train then waits for Prepare`,
          },
        },
      ],
    },
    'a place below it': {
      source: definition([PREPARE, training(`${URI}/x/y.csv`)]),
      says: [
        {
          at: 'pipeline.json:1:317',
          message:
            "Train reads s3://bucket/train/x/y.csv as a text, and Prepare writes its output train to s3://bucket/train, which that is below: Train doesn't wait for it",
          help: "not changed, since no reference leads below an output; join Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri with the rest, or declare an output of its own",
          fix: null,
        },
      ],
    },
    'a place of several outputs': {
      source: definition([writing('Prepare', { train: URI, test: URI }), training(URI)]),
      says: [
        {
          at: 'pipeline.json:1:380',
          message:
            "Train reads s3://bucket/train as a text, and Prepare writes its output train there: Train doesn't wait for it",
          help: 'not changed, since several outputs go there; say which of them is meant',
          fix: null,
        },
      ],
    },
    'a constant that both steps take': {
      source: `URI = "s3://bucket/train"
definition = {
    "Version": "2020-12-01",
    "Steps": [
        {
            "Name": "Prepare",
            "Type": "Processing",
            "Arguments": {"ProcessingOutputConfig": {"Outputs": [{"OutputName": "train", "S3Output": {"S3Uri": URI}}]}},
        },
        {"Name": "Use", "Type": "Model", "Arguments": {"PrimaryContainer": {"ModelDataUrl": URI}}},
    ],
}
`,
      says: [
        {
          at: 'steps.py:1:7',
          declaration: 'Use',
          message:
            "Use reads s3://bucket/train as a text, and Prepare writes its output train there: Use doesn't wait for it",
          help: 'not changed, since the string is used for several arguments; change where it is taken',
          fix: null,
        },
      ],
    },
    'what a training job writes': {
      source: definition([trainingTo(URI), model(URI)]),
      says: [
        {
          at: 'pipeline.json:1:315',
          message:
            "Use reads s3://bucket/train as a text, and Train writes its output there: Use doesn't wait for it",
          fix: {
            safety: 'review',
            reason:
              'write the reference to Steps.Train.OutputDataConfig.S3OutputPath as one; Use then waits for Train',
          },
        },
      ],
    },
  },
  silent: {
    'a reference': definition([PREPARE, training(get(REFERENCE))]),
    'a step that waits by name': definition([PREPARE, training(URI, { DependsOn: ['Prepare'] })]),
    'a step that waits for another one that waits': definition([
      PREPARE,
      { ...writing('Between', {}), DependsOn: ['Prepare'] },
      training(URI, { DependsOn: ['Between'] }),
    ]),
    'a step that the other one waits for': definition([{ ...PREPARE, DependsOn: ['Train'] }, training(URI)]),
    'what both read': definition([writing('Prepare', {}, processingInput(URI)), training(URI)]),
    'what its own step reads, too': definition([
      writing('Prepare', { train: URI }, processingInput(URI)),
      training(URI),
    ]),
    'a place beside it': definition([PREPARE, training(`${URI}s`)]),
    'a whole bucket': definition([writing('Prepare', { train: 's3://bucket/' }), training('s3://bucket/x')]),
    'a folder of the training job': definition([
      trainingTo('s3://bucket/models'),
      model('s3://bucket/models/raw'),
    ]),
    'branches of one condition': definition([condition('Check', [PREPARE], [training(URI)])]),
    'steps of one name': definition([PREPARE, PREPARE, training(URI)]),
    'a pipeline of which a reference is not known': definition([
      PREPARE,
      training(URI, {}, { Tags: [get(1 as never)] }),
    ]),
    'a pipeline whose steps are not all known': definition([
      PREPARE,
      training(URI),
      { Name: { Ref: 'X' }, Type: 'Training', Arguments: {} },
    ]),
    'a step of which it is not known what it waits for': definition([
      PREPARE,
      training(URI, { DependsOn: [{ Ref: 'X' }] }),
    ]),
    'a step of a type that is not known': definition([{ ...PREPARE, Type: 'Quantum' }, training(URI)]),
    'an own output': definition([writing('Prepare', { train: URI }, processingInput(`${URI}/x`))]),
  },
  fixed: {
    'the very place': {
      source: definition([PREPARE, training(URI)]),
      to: {
        'pipeline.json': (definition([PREPARE, training('HERE')])['pipeline.json'] ?? '').replace(
          '"HERE"',
          `{ "Get": ${JSON.stringify(REFERENCE)} }`,
        ),
      },
      safety: 'review',
    },
  },
});
