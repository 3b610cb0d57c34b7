/** Mistakes that people made in pipelines, or were taught, as JSON has them: what is said of each, and what mends it. */
import { expect, test } from 'vitest';
import { findDrift } from '../../../src/engine/findings.ts';
import { transforms } from '../../../src/project/transforms.ts';
import { rules } from '../../../src/rules/index.ts';
import { reportFindings } from '../../../src/run/report-findings.ts';
import { definition, get, processing, step } from '../../support/pipeline-definition.ts';
import { snapshotOf } from '../../support/snapshot.ts';

const PREPARE = processing('Prepare', ['train']);
const TRAIN = step('Train', 'Training');

/** A step that asks for this. */
function use(text: string): object {
  return step('Use', 'Training', [text]);
}

/** A processing step with its outputs as a list that the API doesn't have, and what belongs beside it within. */
const MISPLACED = {
  Name: 'Evaluate',
  Type: 'Processing',
  Arguments: {
    ProcessingOutputs: [{ OutputName: 'evaluation' }],
    PropertyFiles: [{ PropertyFileName: 'Report', OutputName: 'evaluation', FilePath: 'a.json' }],
  },
};

/** A step that writes two outputs to one place, and one that reads below it. */
const BELOW = [
  {
    Name: 'Prepare',
    Type: 'Processing',
    Arguments: {
      ProcessingOutputConfig: {
        Outputs: ['train', 'test'].map((OutputName) => ({
          OutputName,
          S3Output: { S3Uri: 's3://bucket/processed' },
        })),
      },
    },
  },
  {
    Name: 'Train',
    Type: 'Training',
    Arguments: {
      InputDataConfig: [{ DataSource: { S3DataSource: { S3Uri: 's3://bucket/processed/train/' } } }],
    },
  },
];

type Row = readonly [title: string, steps: readonly object[], said: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'a step library of 2025: a member that no response has',
    [TRAIN, use('Steps.Train.TrainingJobOutput.S3Output')],
    [
      "error property-path/unknown-member: Use: Steps.Train.TrainingJobOutput.S3Output names the field TrainingJobOutput, which DescribeTrainingJobResponse (a Training step) doesn't have | review: use Steps.Train.OutputDataConfig.S3OutputPath, the nearest; also like it: TensorBoardOutputConfig.S3OutputPath",
    ],
  ],
  [
    'a construct of CDK: the outputs of a processing job by a name that its response does not have',
    [
      processing('Evaluate', ['evaluation']),
      use('Steps.Evaluate.ProcessingOutputs.evaluation.S3Output.S3Uri'),
    ],
    [
      "error property-path/unknown-member: Use: Steps.Evaluate.ProcessingOutputs.evaluation.S3Output.S3Uri names the field ProcessingOutputs, which DescribeProcessingJobResponse (a Processing step) doesn't have | review: use Steps.Evaluate.ProcessingOutputConfig.Outputs['evaluation'].S3Output.S3Uri, the nearest; also like it: ProcessingInputs['evaluation'].S3Input.S3Uri and 1 more",
    ],
  ],
  [
    'the same construct, and Terraform: outputs and property files at the wrong place',
    [MISPLACED],
    [
      "error pipeline/misplaced-argument: Evaluate: its arguments have ProcessingOutputs, which CreateProcessingJobRequest doesn't have; what it has is ProcessingOutputConfig.Outputs | review: make it ProcessingOutputConfig.Outputs, the only place of that name",
      "error pipeline/misplaced-argument: Evaluate: its arguments have PropertyFiles, which CreateProcessingJobRequest doesn't have; it belongs to the step itself | review: put PropertyFiles beside the arguments",
    ],
  ],
  [
    'Terraform: a reference within a string',
    [
      PREPARE,
      {
        ...TRAIN,
        Arguments: {
          RoleArn: "{'Get': 'Steps.Prepare.ProcessingOutputConfig.Outputs.train.S3Output.S3Uri'}",
        },
      },
    ],
    [
      "error pipeline/quoted-reference: Train: {'Get': 'Steps.Prepare.ProcessingOutputConfig.Outputs.train.S3Output.S3Uri'} is a string, which the service takes as it stands: it isn't what Steps.Prepare.ProcessingOutputConfig.Outputs.train.S3Output.S3Uri has, and Train doesn't wait for Prepare | review: write the reference to Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri as one; ProcessingOutputConfig.Outputs.train.S3Output.S3Uri isn't what Prepare has",
    ],
  ],
  [
    'the same construct: a step that is called otherwise',
    [
      processing('DataProcessing', []),
      step('Train', 'Training', [], { DependsOn: ['DataProcessingTraining'] }),
    ],
    [
      'error pipeline/unknown-step: Train depends on DataProcessingTraining, and the pipeline has no such step: it has DataProcessing, Train | review: use DataProcessing, the nearest name; it may be another one that is meant',
    ],
  ],
  [
    'a stack of CDK: a place below that of two outputs',
    BELOW,
    [
      "warning pipeline/literal-uri: Train reads s3://bucket/processed/train/ as a text, and Prepare writes its output train to s3://bucket/processed, which that is below: Train doesn't wait for it | not changed, since several outputs go there; say which of them is meant",
    ],
  ],
  [
    'older builders: an output by its number',
    [PREPARE, use('Steps.Prepare.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri')],
    [
      "warning property-path/bad-index: Use: Steps.Prepare.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri asks Outputs for an item by its number, which depends on the order of the outputs and fails in local mode | not changed, since it isn't said which item of Outputs is meant: name it as Outputs['name']",
    ],
  ],
  [
    'several: the model as a structure',
    [TRAIN, use('Steps.Train.ModelArtifacts')],
    [
      'warning property-path/not-a-leaf: Use: Steps.Train.ModelArtifacts ends on ModelArtifacts, which is no value | safe: use Steps.Train.ModelArtifacts.S3ModelArtifacts, the one location in ModelArtifacts',
    ],
  ],
  [
    'documentation: a metric of a processing job',
    [PREPARE, use("Steps.Prepare.Metrics['accuracy']")],
    [
      "error property-path/unknown-member: Use: Steps.Prepare.Metrics['accuracy'] names the field Metrics, which DescribeProcessingJobResponse (a Processing step) doesn't have | not changed, since no path of Processing steps is like it; what its script writes is read by a property file and Std:JsonGet",
    ],
  ],
  [
    'a list of valid paths: a time that is not in the response',
    [step('Tune', 'Tuning'), use('Steps.Tune.HyperParameterTuningStartTime')],
    [
      "error property-path/unknown-member: Use: Steps.Tune.HyperParameterTuningStartTime names the field HyperParameterTuningStartTime, which DescribeHyperParameterTuningJobResponse and ListTrainingJobsForHyperParameterTuningJobResponse (a Tuning step) doesn't have; it has HyperParameterTuningEndTime | not changed, since no path of Tuning steps is like it",
    ],
  ],
  [
    'documentation and tests: an output without its list',
    [TRAIN, use('Steps.Train.Output.S3Uri')],
    [
      "error property-path/unknown-member: Use: Steps.Train.Output.S3Uri names the field Output, which DescribeTrainingJobResponse (a Training step) doesn't have | review: use Steps.Train.CheckpointConfig.S3Uri, the nearest; also like it: ProfilerConfig.S3OutputPath",
    ],
  ],
  [
    'documentation and tests: outputs at the root',
    [PREPARE, use("Steps.Prepare.Outputs['train'].S3Uri")],
    [
      "error property-path/unknown-member: Use: Steps.Prepare.Outputs['train'].S3Uri names the field Outputs, which DescribeProcessingJobResponse (a Processing step) doesn't have | review: use Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri, the nearest; also like it: ProcessingInputs['train'].S3Input.S3Uri and 1 more",
    ],
  ],
  [
    'documentation and tests: outputs of a transform job',
    [step('Transform', 'Transform'), use('Steps.Transform.TransformOutput.Outputs[0].S3OutputPath')],
    [
      "warning property-path/unknown-member: Use: Steps.Transform.TransformOutput.Outputs[0].S3OutputPath names the field Outputs, which TransformOutput (a Transform step) doesn't have in @aws-sdk/client-sagemaker 3.1142.0 | review: use Steps.Transform.TransformOutput.S3OutputPath, the nearest; it is the only one that is like it",
    ],
  ],
  [
    'documentation and tests: an input without its channel',
    [TRAIN, use('Steps.Train.InputDataConfig.S3Uri')],
    [
      "error property-path/bad-index: Use: Steps.Train.InputDataConfig.S3Uri asks the list InputDataConfig for an item without naming it as InputDataConfig[0] | not changed, since it isn't said which item of InputDataConfig is meant: name it as InputDataConfig[0]",
    ],
  ],
  [
    'documentation and tests: an output that ends on a structure',
    [PREPARE, use('Steps.Prepare.ProcessingOutputConfig.Outputs.train.S3Output')],
    [
      "error property-path/bad-index: Use: Steps.Prepare.ProcessingOutputConfig.Outputs.train.S3Output asks the list Outputs for an item without naming it as Outputs['…'] | safe: use Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output, the declared output of that name",
    ],
  ],
  [
    'documentation: .properties within a reference',
    [TRAIN, use('Steps.Train.properties.ModelArtifacts.S3ModelArtifacts')],
    [
      'warning property-path/prefix: Use: Steps.Train.properties.ModelArtifacts.S3ModelArtifacts has properties., which is how the SDK asks for it, and no part of a reference | safe: use Steps.Train.ModelArtifacts.S3ModelArtifacts, as references have it',
    ],
  ],
  [
    'a condition that reads a property file that its step lacks',
    [
      processing('Evaluate', ['evaluation']),
      {
        Name: 'Check',
        Type: 'Condition',
        Arguments: {
          Conditions: [
            {
              Type: 'LessThan',
              LeftValue: {
                'Std:JsonGet': { PropertyFile: get('Steps.Evaluate.PropertyFiles.Report'), Path: 'a' },
              },
              RightValue: 1,
            },
          ],
          IfSteps: [],
          ElseSteps: [],
        },
      },
    ],
    [
      "error pipeline/unknown-property-file: Check reads the property file Report of Evaluate, and Evaluate declares no property files | declare it where the step's property files and outputs are",
    ],
  ],
];

test.each(ROWS)('%s', async (_, steps, said) => {
  const snapshot = await snapshotOf(definition(steps));
  const filter = { rules, isWanted: () => true, whyFrozen: () => null, nameOf: (file: string) => file };
  const findings = reportFindings(findDrift(snapshot, transforms, filter), snapshot);
  expect(
    findings.map(
      ({ severity, rule, message, fix, help }) =>
        `${severity} ${rule}: ${message} | ${fix === null ? help : `${fix.safety}: ${fix.reason}`}`,
    ),
  ).toEqual(said);
});
